import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { call, hasOwner } from './bus.mjs';
import { ask, launch, waitUntil } from './process.mjs';
import { SetupError } from '../setup/progress.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** @typedef {{ service: string, account: string, password: string }} Secret */

/**
 * Starts a Secret Service whose default collection is open with `password`, and stores `secrets` in it.
 * @param {{ folder: string, password: string, secrets: readonly Secret[] }} options
 * @param {import('./process.mjs').Desktop} desktop
 */
export async function startKeyring({ folder, password, secrets }, desktop) {
  const { env } = desktop;
  // The installed file carries a capability (to lock memory) that many containers forbid, and then
  // it can't be started at all. A copy carries none and works everywhere. (Copied by another process:
  // one we happen to start meanwhile would inherit the open file, and a file being written can't be run.)
  const daemon = join(folder, 'gnome-keyring-daemon');
  await ask('cp', [onPath('gnome-keyring-daemon', env), daemon], { env });
  const keyring = await launch(daemon, ['--unlock', '--components=secrets', '--foreground'], desktop, { input: password });
  await waitUntil('the keyring', keyring, () => hasOwner(env, 'org.freedesktop.secrets'), desktop);
  await waitUntil('the keyring\'s collection', keyring, () => does(env, 'Unlock'), desktop);
  if (secrets.length > 0) await store(secrets, env);
}

/**
 * Locks the default collection: a look-up of anything stored in it then asks for the password and
 * does not return until someone answers. (What is not stored is still answered with "not there".)
 * @param {NodeJS.ProcessEnv} env
 */
export async function lockCollection(env) {
  if (!(await does(env, 'Lock'))) {
    throw new SetupError('The virtual desktop\'s keyring could not be locked: run the command again.');
  }
}

const collection = '/org/freedesktop/secrets/collection/login';

/**
 * Whether the collection is unlocked, or locked, once that was asked for; it may be so already. Not read off its property
 * `Locked`: a daemon that has just started ends itself when one it doesn't know yet reads a property.
 * @param {NodeJS.ProcessEnv} env
 * @param {'Lock' | 'Unlock'} verb
 */
async function does(env, verb) {
  const { ok, output } = await call(env, 'org.freedesktop.secrets', '/org/freedesktop/secrets', `org.freedesktop.Secret.Service.${verb}`, `array:objpath:${collection}`);
  // What was done at once, and the prompt that would still have to be answered: none.
  return ok && output.includes(`object path "${collection}"`) && output.endsWith('object path "/"');
}

/**
 * In a process of its own: keytar talks to the bus of the environment it was loaded with.
 * @param {readonly Secret[]} secrets
 * @param {NodeJS.ProcessEnv} env
 */
function store(secrets, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(here, 'secrets.mjs')], { env, stdio: ['pipe', 'ignore', 'inherit'], timeout: 15_000, killSignal: 'SIGKILL' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(undefined) : reject(new SetupError('The virtual desktop\'s keyring did not take the secrets: run the command again.'))));
    child.stdin.end(JSON.stringify(secrets));
  });
}

/**
 * @param {string} command
 * @param {NodeJS.ProcessEnv} env
 */
function onPath(command, env) {
  const found = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, command)).find((file) => existsSync(file));
  if (!found) throw new SetupError(`The virtual desktop needs ${command}, which is not installed: run \`npm start\` or \`npm test\`, which install it or say how.`);
  return found;
}
