import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packagesFor } from '../../../scripts/setup/debian-packages.mjs';

const root = resolve(import.meta.dirname, '../../..');
const icon = z.object({ icon: z.string() });
const { linux, mac, win, deb } = z
  .object({ linux: icon.extend({ maintainer: z.string() }), mac: icon, win: icon, deb: z.object({ depends: z.array(z.string()) }) })
  .parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')));
const { homepage } = z.object({ homepage: z.string() }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

// What the floor's Electron and the keychain's module are linked with, beside the C library.
const linked = [
  'libgobject-2.0.so.0', 'libglib-2.0.so.0', 'libgio-2.0.so.0', 'libnss3.so', 'libnssutil3.so', 'libsmime3.so', 'libnspr4.so',
  'libatk-1.0.so.0', 'libatk-bridge-2.0.so.0', 'libcups.so.2', 'libdbus-1.so.3', 'libdrm.so.2', 'libgtk-3.so.0', 'libpango-1.0.so.0',
  'libcairo.so.2', 'libX11.so.6', 'libXcomposite.so.1', 'libXdamage.so.1', 'libXext.so.6', 'libXfixes.so.3', 'libXrandr.so.2',
  'libgbm.so.1', 'libexpat.so.1', 'libxcb.so.1', 'libxkbcommon.so.0', 'libasound.so.2', 'libatspi.so.0', 'libsecret-1.so.0',
  'libstdc++.so.6',
];

describe('a package', () => {
  it.each(['older', 'time64'] as const)('depends on every library the app is linked with, by the names of %s releases', (release) => {
    const { packages, unknown } = packagesFor({ libraries: linked, commands: [], fonts: 'present', release });
    const named = deb.depends.flatMap((one) => one.split(' | '));
    expect(unknown).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(packages));
  });

  it.each([['Linux', linux], ['macOS', mac], ['Windows', win]])('for %s has an icon that is there', (_name, { icon: file }) => {
    expect(existsSync(join(root, file))).toBe(true);
  });

  it('names a home page and a maintainer, without which there is no deb', () => {
    expect(homepage).toMatch(/^https:\/\//);
    expect(linux.maintainer).toMatch(/^.+ <\S+@\S+>$/);
  });
});
