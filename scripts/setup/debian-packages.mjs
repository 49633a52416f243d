// Which Debian package brings what: libraries by the name the linker looks for, tools by command.

/** @type {Readonly<Record<string, string>>} */
const libraryPackages = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libdrm.so.2': 'libdrm2',
  'libXss.so.1': 'libxss1',
  'libsecret-1.so.0': 'libsecret-1-0',
  'libnotify.so.4': 'libnotify4',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libgmodule-2.0.so.0': 'libglib2.0-0',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libX11.so.6': 'libx11-6',
  'libX11-xcb.so.1': 'libx11-xcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libexpat.so.1': 'libexpat1',
  'libstdc++.so.6': 'libstdc++6',
  'libgcc_s.so.1': 'libgcc-s1',
};

// libgtk-3-0 depends on these, so beside it they need not be named.
const broughtByGtk = new Set([
  'libglib2.0-0', 'libatk1.0-0', 'libatk-bridge2.0-0', 'libatspi2.0-0', 'libcups2', 'libdbus-1-3', 'libpango-1.0-0',
  'libcairo2', 'libx11-6', 'libxcomposite1', 'libxdamage1', 'libxext6', 'libxfixes3', 'libxrandr2', 'libxcb1',
  'libxkbcommon0', 'libexpat1',
]);

// Renamed when time_t grew to 64 bits (Debian 13, Ubuntu 24.04).
const renamed = new Set(['libgtk-3-0', 'libasound2', 'libglib2.0-0', 'libatk1.0-0', 'libatk-bridge2.0-0', 'libatspi2.0-0', 'libcups2']);

/** What a virtual desktop is made of. @type {Readonly<Record<string, string>>} */
const commandPackages = {
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus',
  'dbus-send': 'dbus',
  'dbus-monitor': 'dbus',
  'dbus-uuidgen': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  openbox: 'openbox',
  trayer: 'trayer',
  dunst: 'dunst',
  import: 'imagemagick',
  display: 'imagemagick',
  xdotool: 'xdotool',
  xev: 'x11-utils',
  xrandr: 'x11-xserver-utils',
  ip: 'iproute2',
  certutil: 'libnss3-tools',
  setpriv: 'util-linux',
  faketime: 'faketime',
};

/** The commands a virtual desktop needs. */
export const desktopCommands = Object.keys(commandPackages);

/**
 * The packages to install for missing libraries and commands, sorted, none named twice.
 * @param {{ libraries: readonly string[], commands: readonly string[], fonts: 'present' | 'missing' | 'not-the-pictures', release: 'time64' | 'older' }} missing
 * @returns {{ packages: string[], unknown: string[] }} `unknown`: libraries no package is known for
 */
export function packagesFor({ libraries, commands, fonts, release }) {
  const packages = new Set(commands.flatMap((command) => commandPackages[command] ?? []));
  const unknown = [];
  for (const library of libraries) {
    const name = libraryPackages[library];
    if (name) packages.add(name);
    else unknown.push(library);
  }
  if (packages.has('libgtk-3-0')) for (const name of broughtByGtk) packages.delete(name);
  // Both ask for "a session bus"; left to choose, apt would take the one that brings systemd.
  if (packages.has('gnome-keyring') || packages.has('dunst')) packages.add('dbus-x11');
  if (fonts === 'missing') packages.add('fonts-dejavu-core');
  if (fonts === 'not-the-pictures') packages.add('fonts-urw-base35');
  const named = [...packages].map((name) => (release === 'time64' && renamed.has(name) ? `${name}t64` : name));
  return { packages: named.sort(), unknown };
}

/**
 * Which names a release gives its packages, from the text of /etc/os-release.
 * @param {string} osRelease
 * @returns {'time64' | 'older'}
 */
export function releaseOf(osRelease) {
  const field = (/** @type {string} */ name) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const id = field('ID');
  const version = Number.parseFloat(field('VERSION_ID'));
  if (id === 'debian') return version < 13 ? 'older' : 'time64';
  if (id === 'ubuntu') return version < 24 ? 'older' : 'time64';
  return /trixie|forky|sid|noble/.test(osRelease) ? 'time64' : 'older';
}
