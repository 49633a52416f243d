import { describe, expect, it } from 'vitest';
import { aptStatus } from '../../../scripts/setup/apt.mjs';
import { desktopCommands, packagesFor, releaseOf } from '../../../scripts/setup/debian-packages.mjs';
import { notFound } from '../../../scripts/setup/system-libraries.mjs';

// As ldd printed it for the runtime on a bare Debian 12, shortened.
const bare = `	linux-vdso.so.1 (0x00007ffd3a3f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f9a0e800000)
	libdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f9a19b2c000)
	libgobject-2.0.so.0 => not found
	libnss3.so => not found
	libgtk-3.so.0 => not found
	libX11.so.6 => not found
	libnss3.so => not found
	libasound.so.2 => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f9a19b46000)
`;
const none = { libraries: [], commands: [], fonts: 'present', release: 'older' } as const;

describe('libraries that ldd did not find', () => {
  it('are named once each', () => {
    expect(notFound(bare)).toEqual(['libgobject-2.0.so.0', 'libnss3.so', 'libgtk-3.so.0', 'libX11.so.6', 'libasound.so.2']);
  });

  it('are none when all resolve, or for a static binary', () => {
    expect(notFound('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
    expect(notFound('\tnot a dynamic executable\n')).toEqual([]);
  });
});

describe('the packages to install', () => {
  it('leave out what GTK brings anyway', () => {
    expect(packagesFor({ ...none, libraries: notFound(bare) })).toEqual({ packages: ['libasound2', 'libgtk-3-0', 'libnss3'], unknown: [] });
  });

  it('name a library by its own package when GTK is there', () => {
    expect(packagesFor({ ...none, libraries: ['libX11.so.6'] }).packages).toEqual(['libx11-6']);
  });

  it('go by their new names where time is 64 bits wide', () => {
    const { packages } = packagesFor({ ...none, libraries: notFound(bare), release: 'time64' });
    expect(packages).toEqual(['libasound2t64', 'libgtk-3-0t64', 'libnss3']);
  });

  it('cover a whole virtual desktop, with a session bus that needs no systemd', () => {
    const { packages } = packagesFor({ ...none, commands: desktopCommands });
    expect(packages).toEqual(['dbus', 'dbus-x11', 'dunst', 'faketime', 'gnome-keyring', 'imagemagick', 'iproute2', 'libnss3-tools', 'openbox', 'trayer', 'util-linux', 'x11-utils', 'x11-xserver-utils', 'xdotool', 'xvfb']);
  });

  it('include a font when there is none', () => {
    expect(packagesFor({ ...none, fonts: 'missing' }).packages).toEqual(['fonts-dejavu-core']);
    expect(packagesFor({ ...none, fonts: 'not-the-pictures' }).packages).toEqual(['fonts-urw-base35']);
  });

  it('do not hide a library nobody knows', () => {
    expect(packagesFor({ ...none, libraries: ['libfuture.so.9'] })).toEqual({ packages: [], unknown: ['libfuture.so.9'] });
  });
});

it.each([
  ['ID=debian\nVERSION_ID="12"\n', 'older'],
  ['ID=debian\nVERSION_ID="13"\n', 'time64'],
  ['PRETTY_NAME="Debian GNU/Linux trixie/sid"\nID=debian\n', 'time64'],
  ['ID=ubuntu\nVERSION_ID="22.04"\n', 'older'],
  ['ID=ubuntu\nVERSION_ID="24.04"\n', 'time64'],
  ['', 'older'],
])('%j names its packages the %s way', (osRelease, expected) => {
  expect(releaseOf(osRelease)).toBe(expected);
});

it.each([
  ['dlstatus:3:41.5:Retrieving file 3 of 9', { doing: 'downloading', percent: 41.5 }],
  ['pmstatus:libgtk-3-0:amd64:12.3456:Unpacking libgtk-3-0 (amd64)', { doing: 'installing', percent: 12.3456 }],
  ['pmstatus:xvfb:100.0000:Installed xvfb (amd64)', { doing: 'installing', percent: 100 }],
  ['Setting up xvfb (2:21.1.7) ...', undefined],
  ['pmerror:fontconfig:83.1:installed fontconfig failed', undefined],
])('apt\'s line %j is understood', (line, expected) => {
  expect(aptStatus(line)).toEqual(expected);
});
