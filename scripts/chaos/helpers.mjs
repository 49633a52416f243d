import process from 'node:process';
import { ownMutely } from './clipboard.mjs';
import { processesOf } from './processes.mjs';

/**
 * What a fault of the desktop may use.
 * @typedef {object} Surroundings
 * @property {import('../virtual-desktop.mjs').VirtualDesktop} desktop
 * @property {import('../../src/simulator/simulator').Simulator} simulator
 * @property {import('./own-world.mjs').OwnWorld | null} world null where the machine can’t give one
 * @property {import('../soak/random.mjs').Chance} chance
 * @property {number} pid of main
 * @property {import('./disk.mjs').Disk | null} disk
 *
 * @typedef {import('../soak/trouble.mjs').Trouble<Surroundings> & { needs?: 'world' }} Chaos
 */

/** @type {readonly [number, number]} */
const atOnce = [0, 0];
/** @type {readonly [number, number]} */
const aWhile = [2_000, 8_000];

const zones = ['Asia/Tokyo', 'America/New_York', 'Europe/Paris', 'Asia/Kolkata', 'Etc/UTC'];
/** Seconds by which the clock is wrong: summer time forgotten, an hour or a day off, a minute. */
const wrongClocks = [3_600, -3_600, 86_400, -60];

/** One row each: what happens to a desktop while people work. @type {readonly Chaos[]} */
export const everyChaos = [
  killed('notifications', 'notification server'),
  stopped('notifications', 'notification server'),
  killed('tray', 'tray'),
  stopped('tray', 'tray'),
  killed('keyring', 'keyring'),
  stopped('keyring', 'keyring'),
  {
    name: 'session bus killed',
    // What is connected to it ends with it.
    part: 'bus',
    forMs: aWhile,
    on: ({ desktop }) => signal(desktop.pidOf('bus'), 'SIGKILL'),
    off: async ({ desktop }) => {
      await desktop.startAgain('bus');
      for (const part of /** @type {const} */ (['keyring', 'notifications'])) {
        signal(desktop.pidOf(part), 'SIGKILL');
        await ended(desktop, part);
        await desktop.startAgain(part);
      }
    },
  },
  stopped('bus', 'session bus'),
  muteClipboard(),
  child('GPU process crashes', 'gpu-process', 'SIGSEGV'),
  child('GPU process killed', 'gpu-process', 'SIGKILL'),
  child('network process killed', 'network.mojom.NetworkService', 'SIGKILL'),
  stoppedChild('network process stopped', 'network.mojom.NetworkService'),
  stoppedChild('window stopped', 'renderer'),
  stoppedChild('GPU process stopped', 'gpu-process'),
  stoppedChild('helper stopped', 'node.mojom.NodeService'),
  child('window crashes', 'renderer', 'SIGSEGV'),
  child('helper killed', 'node.mojom.NodeService', 'SIGKILL'),
  { name: 'connection closed', part: 'gateway', forMs: atOnce, on: ({ simulator, chance }) => simulator.dropConnections(chance.pick([1006, 1012])) },
  { name: 'disk full', part: 'disk', needs: 'world', forMs: aWhile, on: ({ disk }) => disk?.fill(), off: ({ disk }) => disk?.free() },
  { name: 'clock moved', part: 'clock', needs: 'world', forMs: [4_000, 12_000], on: ({ world, chance }) => world?.setClock(chance.pick(wrongClocks)), off: ({ world }) => world?.setClock(0) },
  { name: 'zone changed', part: 'zone', needs: 'world', forMs: atOnce, on: ({ world, chance }) => world?.moveTo(chance.pick(zones)) },
];

/**
 * @param {import('../virtual-desktop.mjs').Part} part
 * @param {string} name
 * @returns {Chaos}
 */
function killed(part, name) {
  return {
    name: `${name} killed`,
    part: part === 'tray' ? part : 'bus',
    forMs: aWhile,
    on: ({ desktop }) => signal(desktop.pidOf(part), 'SIGKILL'),
    off: async ({ desktop }) => {
      await ended(desktop, part);
      await desktop.startAgain(part);
    },
  };
}

/**
 * @param {import('../virtual-desktop.mjs').Part} part
 * @param {string} name
 * @returns {Chaos}
 */
function stopped(part, name) {
  return {
    name: `${name} stopped`,
    part: part === 'tray' ? part : 'bus',
    forMs: aWhile,
    on: ({ desktop }) => signal(desktop.pidOf(part), 'SIGSTOP'),
    off: ({ desktop }) => signal(desktop.pidOf(part), 'SIGCONT'),
  };
}

/**
 * A program that never hands over what it has copied, while the agent presses the shortcut and pastes; then it is gone.
 * @returns {Chaos}
 */
function muteClipboard() {
  /** @type {import('./clipboard.mjs').MuteOwner | null} */
  let owner = null;
  return {
    name: 'clipboard’s owner mute, then gone',
    part: 'clipboard',
    forMs: aWhile,
    on: async ({ desktop }) => {
      owner = await ownMutely(desktop.env.DISPLAY ?? '');
      await desktop.xdotool('key', 'ctrl+shift+space', 'ctrl+v');
    },
    off: () => {
      owner?.end();
      owner = null;
    },
  };
}

/**
 * @param {string} name
 * @param {string} kind
 * @param {NodeJS.Signals} how
 * @returns {Chaos}
 */
function child(name, kind, how) {
  return {
    name,
    part: kind,
    forMs: atOnce,
    on: async ({ pid }) => {
      for (const one of await processesOf(pid, kind)) signal(one, how);
    },
  };
}

/**
 * @param {string} name
 * @param {string} kind
 * @returns {Chaos}
 */
function stoppedChild(name, kind) {
  /** @type {readonly number[]} */
  let held = [];
  return {
    name,
    part: kind,
    forMs: aWhile,
    on: async ({ pid }) => {
      held = await processesOf(pid, kind);
      for (const one of held) signal(one, 'SIGSTOP');
    },
    // Some may have been replaced meanwhile; a number that is another process’s by now is woken for nothing.
    off: () => {
      for (const one of held) signal(one, 'SIGCONT');
    },
  };
}

/**
 * @param {import('../virtual-desktop.mjs').VirtualDesktop} desktop
 * @param {import('../virtual-desktop.mjs').Part} part
 */
async function ended(desktop, part) {
  for (const until = performance.now() + 5_000; desktop.pidOf(part) !== null && performance.now() < until;) await new Promise((resolve) => setTimeout(resolve, 20));
}

/**
 * @param {number | null} pid
 * @param {NodeJS.Signals} how
 */
function signal(pid, how) {
  try {
    if (pid !== null) process.kill(pid, how);
  } catch {
    // It has ended by itself.
  }
}
