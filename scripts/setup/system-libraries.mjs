import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { aptInstall, howToInstall } from './apt.mjs';
import { desktopCommands, packagesFor, releaseOf } from './debian-packages.mjs';
import { SetupError } from './progress.mjs';
import { root } from '../root.mjs';

const title = 'System libraries';

// Electron loads this by name when it first shows a notification, so the linker does not list it.
const loadedLater = ['libnotify.so.4'];

/**
 * @typedef {{ libraries: string[], commands: string[], fonts: 'present' | 'missing' | 'not-the-pictures' }} Missing
 */

/**
 * Sees to it that the Electron `binary` finds its libraries and, with `desktop: 'virtual'`, that a
 * virtual desktop can be started. Installs what is missing where it may (root, or sudo without a
 * password); elsewhere rejects with a SetupError that names the one command to run.
 * @param {import('./progress.mjs').Report} report
 * @param {{ binary: string, desktop: 'real' | 'virtual' }} needs
 */
export async function ensureSystemLibraries(report, { binary, desktop }) {
  if (process.platform !== 'linux') return report.skip(title, 'nothing to do here');
  const missing = await findMissing(binary, desktop);
  if (isComplete(missing)) return report.skip(title);

  if (!onPath('apt-get')) {
    throw new SetupError(`This machine lacks ${naming(missing)}: install them with its package manager and run the command again.`);
  }
  const release = releaseOf(await readFile('/etc/os-release', 'utf8').catch(() => ''));
  const { packages, unknown } = packagesFor({ ...missing, release });
  if (unknown.length > 0) {
    throw new SetupError(`This machine lacks ${unknown.join(', ')}, and no Debian package is known for that: install it and run the command again.`);
  }
  const how = await howToInstall();
  if (how === 'by hand') {
    const apt = onPath('sudo') ? 'sudo apt-get' : 'apt-get';
    const update = (await hasPackageLists()) ? '' : `${apt} update && `;
    throw new SetupError(`System packages are missing; run this${onPath('sudo') ? '' : ' as root'}, then the command again: ${update}${apt} install --no-install-recommends ${packages.join(' ')}`);
  }

  const step = report.step(title);
  try {
    await aptInstall(packages, how, step);
  } catch (error) {
    step.failed();
    throw error;
  }
  const still = await findMissing(binary, desktop);
  if (!isComplete(still)) {
    step.failed();
    throw new SetupError(`After installing ${packages.join(' ')} this machine still lacks ${naming(still)}: install what brings them and run the command again.`);
  }
  step.done(`${packages.length} installed with what they need`);
}

/**
 * The libraries that `ldd` did not find, from its output.
 * @param {string} output
 * @returns {string[]}
 */
export function notFound(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * @param {string} binary
 * @param {'real' | 'virtual'} desktop
 * @returns {Promise<Missing>}
 */
async function findMissing(binary, desktop) {
  const keychain = join(root, 'node_modules', 'keytar', 'prebuilds', `linux-${process.arch}`, 'keytar.node');
  const linked = await Promise.all([binary, keychain].filter((file) => existsSync(file)).map((file) => ask('ldd', [file])));
  const known = await ask(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p']);
  const libraries = [...linked.flatMap(notFound), ...loadedLater.filter((name) => known !== '' && !known.includes(name))];
  return {
    libraries: [...new Set(libraries)],
    commands: desktop === 'virtual' ? desktopCommands.filter((command) => !onPath(command)) : [],
    fonts: desktop === 'virtual' ? (hasPicturesFont() ? 'present' : 'not-the-pictures') : (await hasFont()) ? 'present' : 'missing',
  };
}

/** @param {Missing} missing */
function isComplete({ libraries, commands, fonts }) {
  return libraries.length === 0 && commands.length === 0 && fonts === 'present';
}

/** @param {Missing} missing */
function naming({ libraries, commands, fonts }) {
  return [...libraries, ...commands, ...(fonts === 'present' ? [] : [fonts === 'missing' ? 'a font' : 'the font Nimbus Sans'])].join(', ');
}

/** What the pictures of the documentation are drawn with, so that they can be compared. */
function hasPicturesFont() {
  return ['opentype/urw-base35/NimbusSans-Regular.otf', 'opentype/urw-base35/NimbusSans-Regular.t1', 'type1/urw-base35/NimbusSans-Regular.t1'].some((file) =>
    existsSync(join('/usr/share/fonts', file)),
  );
}

/** @param {string} command */
function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, command)));
}

/** A container image often comes without the lists, and apt-get finds nothing then. */
async function hasPackageLists() {
  const names = await readdir('/var/lib/apt/lists').catch(() => []);
  return names.some((name) => /_Packages(\.\w+)?$/.test(name));
}

async function hasFont() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts'), join(homedir(), '.local/share/fonts')];
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    if (names.some((name) => /\.(ttf|otf|ttc)$/i.test(name))) return true;
  }
  return false;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string>} what it printed, '' when it can't be run
 */
function ask(command, args) {
  return new Promise((resolve) => {
    execFile(command, args, { env: { ...process.env, LC_ALL: 'C' }, timeout: 10_000, maxBuffer: 16_000_000 }, (_error, stdout) => resolve(stdout));
  });
}
