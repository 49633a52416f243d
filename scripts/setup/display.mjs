import { connect } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';

/** @typedef {{ kind: 'native' | 'x11' | 'wayland' } | { kind: 'none', reason: string }} Display */

const deadlineMs = 2_000;

/**
 * The display a window would appear on. For X11 and Wayland it must really answer: a variable left
 * over from a dead session is not a display.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Display>}
 */
export async function findDisplay(env = process.env) {
  if (process.platform !== 'linux') return { kind: 'native' };
  const { DISPLAY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR } = env;
  if (DISPLAY) {
    for (const address of x11Addresses(DISPLAY)) if (await answersX11(address)) return { kind: 'x11' };
  }
  if (WAYLAND_DISPLAY && XDG_RUNTIME_DIR) {
    const path = join(XDG_RUNTIME_DIR, WAYLAND_DISPLAY);
    if (await accepts({ path })) return { kind: 'wayland' };
  }
  const named = DISPLAY ? `DISPLAY ${DISPLAY}` : WAYLAND_DISPLAY ? `WAYLAND_DISPLAY ${WAYLAND_DISPLAY}` : '';
  return { kind: 'none', reason: named ? `${named} does not answer` : 'neither DISPLAY nor WAYLAND_DISPLAY is set' };
}

/** @typedef {{ path: string } | { host: string, port: number }} Address */

/**
 * Where the X server named by DISPLAY (":0", "unix:0.0", "host:10.0") listens; [] when the name makes no sense.
 * @param {string} display
 * @returns {Address[]}
 */
export function x11Addresses(display) {
  const match = /^(.*):(\d+)(?:\.\d+)?$/.exec(display);
  if (!match) return [];
  const [, host = '', number = ''] = match;
  if (host !== '' && host !== 'unix') return [{ host, port: 6000 + Number(number) }];
  const path = `/tmp/.X11-unix/X${number}`;
  return [{ path }, { path: `\0${path}` }];
}

/**
 * Opens an X11 conversation; any answer will do, even a refusal for want of the cookie Electron will have.
 * @param {Address} address
 */
function answersX11(address) {
  return talk(address, Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 'data');
}

/** @param {Address} address */
function accepts(address) {
  return talk(address, Buffer.alloc(0), 'connect');
}

/**
 * @param {Address} address
 * @param {Buffer} greeting
 * @param {'data' | 'connect'} sign
 * @returns {Promise<boolean>}
 */
function talk(address, greeting, sign) {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(deadlineMs, () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
    socket.once(sign, () => settle(true));
    socket.once('connect', () => socket.write(greeting));
  });
}
