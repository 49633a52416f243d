import { setTimeout as sleep } from 'node:timers/promises';
import { activatedBy, commandOf, end, isRunning, startedWith } from './process.mjs';

/** @typedef {import('./process.mjs').Desktop} Desktop */
/** @typedef {import('./process.mjs').ProcessId} ProcessId */

/**
 * Ends what runs on the desktop and is none of its parts. What ends by itself within two seconds, such as the last helpers
 * of a program that has been told to, is waited for.
 * @param {Desktop} desktop
 * @returns {Promise<string[]>} the command lines of what had to be ended; what the bus had started is not among them
 */
export async function endOthers({ env, parts }) {
  const own = new Set(parts.map((part) => part.id.pid));
  const activated = new Set(activatedBy(env.DBUS_SESSION_BUS_ADDRESS ?? '').map(({ pid }) => pid));
  const others = startedWith('XDG_RUNTIME_DIR', (value) => value === env.XDG_RUNTIME_DIR).filter(({ pid }) => !own.has(pid));
  await gone(others.filter(({ pid }) => !activated.has(pid)));
  const left = others.filter(isRunning);
  const commands = left.filter(({ pid }) => !activated.has(pid)).map(({ pid }) => commandOf(pid));
  await endAll(left);
  return commands;
}

/** @param {Desktop} desktop */
export async function stopAll(desktop) {
  await endAll(everything(desktop));
  await Promise.all(desktop.parts.map((part) => part.ended));
}

/**
 * The same without giving up the thread, for a process that is about to end.
 * @param {Desktop} desktop
 */
export function stopNow(desktop) {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const ids = everything(desktop);
  for (const id of ids) end(id, 'SIGTERM');
  for (const until = Date.now() + 1_000; ids.some(isRunning) && Date.now() < until;) Atomics.wait(clock, 0, 0, 10);
  for (const id of ids) end(id, 'SIGKILL');
}

/** @param {readonly ProcessId[]} ids */
async function endAll(ids) {
  for (const id of ids) end(id, 'SIGTERM');
  await gone(ids);
  for (const id of ids) end(id, 'SIGKILL');
}

/**
 * Waits until none of them runs, two seconds at most.
 * @param {readonly ProcessId[]} ids
 */
async function gone(ids) {
  for (const until = Date.now() + 2_000; ids.some(isRunning) && Date.now() < until;) await sleep(10);
}

/** @param {Desktop} desktop */
function everything({ env, parts }) {
  return [...activatedBy(env.DBUS_SESSION_BUS_ADDRESS ?? ''), ...parts.map((part) => part.id)];
}
