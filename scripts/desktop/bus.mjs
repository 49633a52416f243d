import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ask, launch, waitUntil } from './process.mjs';
import { SetupError } from '../setup/progress.mjs';

// The only thing our bus may start by itself: the window that asks for a keyring's password.
const prompter = 'org.gnome.keyring.SystemPrompter.service';

/**
 * Starts a session bus of our own. It activates nothing of the machine's services, so that "no
 * Secret Service" stays true and no stray process appears.
 * @param {string} folder
 * @param {import('./process.mjs').Desktop} desktop
 */
export async function startBus(folder, desktop) {
  await ensureMachineId();
  const services = join(folder, 'services');
  await mkdir(services, { recursive: true });
  // One that was killed leaves its socket, at which the next can't listen.
  await rm(join(folder, 'run', 'bus'), { force: true });
  const service = await readFile(`/usr/share/dbus-1/services/${prompter}`, 'utf8').catch(() => undefined);
  if (service) await writeFile(join(services, prompter), service);
  const config = join(folder, 'bus.conf');
  await writeFile(config, configuration(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '', services));

  const bus = await launch('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nosyslog'], desktop);
  const answers = async () => (await call(desktop.env, 'org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetId')).ok;
  await waitUntil('the session bus', bus, answers, desktop).catch((error) => {
    throw namelessUser(error) ?? error;
  });
}

/**
 * The plainer reason why the session bus isn't ready, where there is one: D-Bus looks its user up by id, and a
 * container may run as one that nobody has entered.
 * @param {unknown} error
 * @param {() => unknown} [lookUp] throws for a user without an entry
 */
export function namelessUser(error, lookUp = userInfo) {
  try {
    lookUp();
    return undefined;
  } catch {
    const output = error instanceof SetupError ? error.output : String(error);
    return new SetupError(`The virtual desktop could not start: this user (id ${process.getuid?.()}) has no entry in /etc/passwd, which the session bus needs; add one, or run the command as a user who has one.`, output);
  }
}

/**
 * Whether somebody owns `name` on the bus of `env`.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 */
export async function hasOwner(env, name) {
  const { output } = await call(env, 'org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`);
  return output.endsWith('boolean true');
}

/**
 * Calls a method on the bus of `env`; arguments in dbus-send's notation.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} service
 * @param {string} path
 * @param {string} method
 * @param {string[]} args
 */
export function call(env, service, path, method, ...args) {
  return ask('dbus-send', ['--session', '--print-reply', '--reply-timeout=5000', `--dest=${service}`, path, method, ...args], { env });
}

async function ensureMachineId() {
  if (existsSync('/etc/machine-id') || existsSync('/var/lib/dbus/machine-id')) return;
  // A container image often has none, and clients of a bus refuse to work without it.
  await ask('dbus-uuidgen', ['--ensure'], { env: process.env });
}

/**
 * @param {string} address
 * @param {string} services
 */
function configuration(address, services) {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow user="root"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
  <limit name="reply_timeout">120000</limit>
</busconfig>
`;
}
