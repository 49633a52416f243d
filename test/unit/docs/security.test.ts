import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { page, root } from './pages';

const points = [...page('docs/security.md').text.matchAll(/^\| (\d+) \| (.+?) \| (.+) \| `([^`]+)` \|$/gm)].map(([, number = '', point = '', held = '', test = '']) => ({ number: Number(number), point, held, test }));
const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:tsx?|html)$/.test(file))
  .map((file) => [file, readFileSync(join(root, 'src', file), 'utf8')] as const);

describe('the page about Electron’s security points', () => {
  it('has all twenty, each once and in order', () => {
    expect(points.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_none, index) => index + 1));
  });

  it.each(points.map((point) => [`${point.number} ${point.point}`, point] as const))('is true of %s', (_name, { held, test }) => {
    expect(existsSync(join(root, test)), test).toBe(true);
    const absent = /^nowhere in the source: `([^`]+)`$/.exec(held)?.[1];
    if (absent !== undefined) {
      expect(source.filter(([, text]) => text.toLowerCase().includes(absent.toLowerCase())).map(([file]) => file)).toEqual([]);
      return;
    }
    const [, file = '', line = ''] = /^`([^`]+)`: `([^`]+)`$/.exec(held) ?? [];
    expect(readFileSync(join(root, file), 'utf8')).toContain(line);
  });

  it('is true of the fuses: those that let something in are off, those that check are on, and none is left out', () => {
    const { electronFuses } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as { electronFuses: object };
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('is true of Electron: exactly one version is named', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
