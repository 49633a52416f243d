import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { buildOf } from '../../../../src/main/app/start/build';

vi.mock('electron', () => ({ app: {} }));

const root = resolve(import.meta.dirname, '../../../..');
const ownManifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('whether this is a package', () => {
  it('is said by the manifest: the repository’s says source', () => {
    expect(buildOf(ownManifest, 'electron')).toBe('source');
  });

  it('is what the packager stamps, also where somebody calls the binary like Electron’s', () => {
    const { extraMetadata } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as { extraMetadata: object };
    const packaged = { ...(ownManifest as object), ...extraMetadata };
    expect(buildOf(packaged, 'electron')).toBe('package');
    expect(buildOf(packaged, 'own-binary')).toBe('package');
  });

  it('is so where the binary has a name of its own, and where the manifest says nothing that is known', () => {
    expect(buildOf(ownManifest, 'own-binary')).toBe('package');
    for (const manifest of [null, 1, 'source', {}, [], { cuecard: null }, { cuecard: {} }, { cuecard: { build: 'SOURCE' } }, { cuecard: { build: ['source'] } }]) {
      expect(buildOf(manifest, 'electron'), JSON.stringify(manifest)).toBe('package');
    }
  });

  it('is asked in one place', () => {
    const asking = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && readFileSync(join(root, 'src', file), 'utf8').includes('isPackaged'));
    expect(asking).toEqual([join('main', 'app', 'start', 'build.ts')]);
  });
});
