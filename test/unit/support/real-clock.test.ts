import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const fixtures = filesOf('test/gallery').filter((file) => /\/fixture[^/]*\.ts$/.test(file));

/** Who may read the real clock, and why. The end-to-end tests may, too: the app that they drive has no other. */
const allowed: Readonly<Record<string, string>> = {
  'test/support/certificates.ts': 'the system’s TLS says by the real clock what is valid',
  'test/unit/stores/bench.ts': 'the verifying library takes no other clock',
  'test/unit/scripts/days.test.ts': 'it holds the clock of processes to the real one',
  'test/gallery/gallery-app.ts': 'it reads the page’s, which it has set',
};

describe('a fixture of the gallery', () => {
  const real = Date;
  afterEach(() => void (globalThis.Date = real));

  it.each(fixtures)('%s is the same on every day: it reads no real clock', async (file) => {
    const readings: string[] = [];
    const read = (): number => {
      readings.push(new Error('The real clock is read.').stack ?? '');
      return 0;
    };
    vi.resetModules();
    globalThis.Date = new Proxy(real, {
      get: (date, name): unknown => (name === 'now' ? read : Reflect.get(date, name)),
      // What the real Date constructs is a Date.
      construct: (date, args: unknown[], made) => Reflect.construct(date, args.length === 0 ? [read()] : args, made) as Date,
    });
    await import(join(root, file));
    expect(readings).toEqual([]);
  });
});

it('nothing that tests are made of reads the real clock, but where it says why', () => {
  const readers = ['test/gallery', 'test/unit', 'test/support'].flatMap(filesOf).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (/\bDate\.now\b(?! =)|\bnew Date\(\)/.test(line.replace(/\/\/.*$/, '')) ? [`${file}:${index + 1}`] : [])),
  );
  expect(readers.filter((reader) => !((reader.split(':')[0] ?? '') in allowed))).toEqual([]);
});

it('who may read it still does', () => {
  expect(Object.keys(allowed).filter((file) => !/\bDate\.now\b|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs|cjs)$/.test(name))
    .map((name) => `${folder}/${name}`);
}
