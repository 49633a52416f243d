import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../setup/progress.mjs';

/** A process by id and start time, since ids are used again. @typedef {{ pid: number, startedAt: string }} ProcessId */

/** Another user, by number. @typedef {{ uid: number, gid: number }} User */

/**
 * @typedef {object} DesktopProcess
 * @property {string} name
 * @property {ProcessId} id
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<void>} ended
 *
 * What a part needs to start: its environment, where its log goes, and the list it is entered in
 * as soon as it runs, so that whatever fails later, it is ended.
 * @typedef {{ env: NodeJS.ProcessEnv, logDir: string, parts: DesktopProcess[], user?: User }} Desktop
 */

/**
 * Starts a long-running part of the desktop; the kernel ends it should this process be killed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Desktop} desktop
 * @param {{ input?: string }} [options]
 * @returns {Promise<DesktopProcess>}
 */
export async function launch(command, args, { env, logDir, parts, user }, { input } = {}) {
  const name = command.replace(/^.*\//, '');
  const log = openSync(join(logDir, `${name}.log`), 'a', 0o600);
  try {
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...asUser(user), '--', command, ...args], {
      env,
      // Its own group: a Ctrl-C is for the script, which then stops the desktop in good order.
      detached: true,
      stdio: [input === undefined ? 'ignore' : 'pipe', log, log],
    });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    // The child may be gone before it has read; its end is noticed by whoever waits for it.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    const ended = new Promise((resolve) => void child.once('exit', () => resolve(undefined)));
    const part = { name, id: identify(child.pid ?? 0), child, ended };
    parts.push(part);
    return part;
  } finally {
    closeSync(log);
  }
}

/**
 * What setpriv is told to become `user`.
 * @param {User} [user]
 * @returns {string[]}
 */
export function asUser(user) {
  return user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : [];
}

/**
 * Polls `check` until it is true; rejects with what `what` names when `deadlineMs` is over or `needed` ends first.
 * @param {string} what
 * @param {DesktopProcess} needed
 * @param {() => Promise<boolean>} check
 * @param {{ logDir: string }} desktop
 * @param {number} [deadlineMs]
 */
export async function waitUntil(what, needed, check, { logDir }, deadlineMs = 15_000) {
  const until = Date.now() + deadlineMs;
  while (!(await check())) {
    const dead = needed.child.exitCode !== null || needed.child.signalCode !== null;
    if (dead || Date.now() > until) {
      const output = readFileSync(join(logDir, `${needed.name}.log`), 'utf8');
      throw new SetupError(`The virtual desktop could not start: ${what} ${dead ? 'ended at once' : `was not ready in ${deadlineMs / 1000} s`}; run the command again, or on a machine with a screen.`, output);
    }
    await sleep(20);
  }
}

/**
 * Runs a short command of the desktop.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, deadlineMs?: number }} options
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function ask(command, args, { env, deadlineMs = 10_000 }) {
  return new Promise((resolve) => {
    execFile(command, args, { env, timeout: deadlineMs, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      resolve({ ok: error === null, output: stdout.trim() || stderr.trim() });
    });
  });
}

/**
 * @param {number} pid
 * @returns {ProcessId}
 */
export function identify(pid) {
  return { pid, startedAt: statusOf(pid)?.startedAt ?? '' };
}

/**
 * Whether that very process still runs; a dead one nobody has reaped does not count.
 * @param {ProcessId} id
 */
export function isRunning(id) {
  const status = statusOf(id.pid);
  return status !== undefined && status.startedAt === id.startedAt && status.state !== 'Z';
}

/**
 * @param {ProcessId} id
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
export function end(id, signal) {
  if (!isRunning(id)) return;
  try {
    process.kill(id.pid, signal);
  } catch {
    // It ended in between.
  }
}

/**
 * The services that the bus at `address` has activated and that still run. The bus disowns them, so
 * they are known only by the variable it gives them.
 * @param {string} address
 * @returns {ProcessId[]}
 */
export function activatedBy(address) {
  // The address as it is told has the bus's own number behind it.
  return startedWith('DBUS_STARTER_ADDRESS', (value) => value === address || value.startsWith(`${address},`));
}

/**
 * The processes in whose environment, as it was at their start, the variable has such a value; this one left out.
 * @param {string} name
 * @param {(value: string) => boolean} isIt
 * @returns {ProcessId[]}
 */
export function startedWith(name, isIt) {
  const mark = `${name}=`;
  const has = (/** @type {string} */ pid) => environmentOf(pid).split('\0').some((entry) => entry.startsWith(mark) && isIt(entry.slice(mark.length)));
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && has(entry)).map(Number);
  return pids.filter((pid) => pid !== process.pid).map(identify).filter(isRunning);
}

/** @param {number} pid */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** @param {string} pid */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

/** @param {number} pid */
function statusOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command's name, in brackets, may hold anything; the numbers come after its last bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
