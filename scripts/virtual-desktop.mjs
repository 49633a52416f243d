import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { call, hasOwner, startBus } from './desktop/bus.mjs';
import { endOthers, stopAll, stopNow } from './desktop/ending.mjs';
import { lockCollection, startKeyring } from './desktop/keyring.mjs';
import { ask, isRunning, launch, waitUntil } from './desktop/process.mjs';
import { onExit } from './setup/on-exit.mjs';
import { SetupError } from './setup/progress.mjs';

/** What can be started again. @typedef {'bus' | 'keyring' | 'notifications' | 'tray'} Part */

/**
 * @typedef {object} DesktopOptions
 * @property {'unlocked' | 'locked' | 'none'} [keyring] 'locked': looking up one of `secrets` prompts and does not return; 'none': no Secret Service on the bus
 * @property {readonly import('./desktop/keyring.mjs').Secret[]} [secrets] stored before the keyring is locked
 * @property {boolean} [bus] without one there is neither keyring nor notifications
 * @property {boolean} [notifications] a notification server (dunst): left click runs the default action
 * @property {boolean} [tray] a tray (trayer, XEmbed) in the bottom right corner
 * @property {number} [width]
 * @property {number} [height]
 * @property {import('./desktop/process.mjs').User} [user] whose desktop it is; root alone may say so, and may look in. Without it it is this process's user's
 * @property {string} [logDir] where the parts' logs go; kept after stop(). Without it they go with the rest
 *
 * @typedef {object} VirtualDesktop
 * @property {NodeJS.ProcessEnv} env the whole environment for what shall run on it
 * @property {number[]} pids
 * @property {string} keyringPassword what opens the keyring
 * @property {{ x: number, y: number }} notificationPoint lies on the newest notification
 * @property {(file: string) => Promise<void>} screenshot the whole screen, as PNG
 * @property {(...args: string[]) => Promise<string>} xdotool runs xdotool; rejects when it fails
 * @property {(name: string) => Promise<boolean>} hasName whether somebody owns the name on the bus
 * @property {(part: Part) => number | null} pidOf the part that runs now
 * @property {(part: Part) => Promise<void>} startAgain starts another one of a part that has ended; what was connected to a bus that ended stays without
 * @property {() => Promise<void>} lockKeyring
 * @property {() => Promise<string[]>} clear makes it as it was: ends what others run on it and don't end within two seconds themselves (its command lines are returned), closes the notifications, puts the pointer into the corner at the bottom left
 * @property {() => Promise<void>} stop ends what was started, and nothing else; removes the temporary folders
 */

/** @type {Record<Part, string>} */
const programs = { bus: 'dbus-daemon', keyring: 'gnome-keyring-daemon', notifications: 'dunst', tray: 'trayer' };

const margin = 16;
const notificationWidth = 320;

/**
 * Starts a private desktop: X server, window manager, and as asked session bus, keyring,
 * notification server and tray, each with folders of its own, so that nothing of the user's is
 * touched. All parts are ready when it resolves. It ends with this process at the latest.
 * @param {DesktopOptions} [options]
 * @returns {Promise<VirtualDesktop>}
 */
export async function startVirtualDesktop(options = {}) {
  const { keyring = 'unlocked', secrets = [], bus = true, notifications = true, tray = true, width = 1280, height = 800, user } = options;
  const folder = await mkdtemp(join(tmpdir(), `cuecard-desktop-${process.pid}-`));
  await removeLeftovers();
  const logDir = options.logDir ?? join(folder, 'logs');
  await mkdir(logDir, { recursive: true });
  const env = await environment(folder, bus, user);
  /** @type {Desktop} */
  const desktop = { env, logDir, parts: [], ...(user && { user }) };
  const forget = onExit(() => {
    stopNow(desktop);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const stop = async () => {
    await stopAll(desktop);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    forget();
  };

  try {
    env.DISPLAY = await startScreen(desktop, width, height);
    if (bus) await startBus(folder, desktop);
    const keyringPassword = randomBytes(12).toString('hex');

    const secretService = async () => {
      await startKeyring({ folder, password: keyringPassword, secrets }, desktop);
      if (keyring === 'locked') await lockCollection(env);
    };
    /** @type {Record<Part, () => Promise<void>>} */
    const starters = {
      bus: () => startBus(folder, desktop),
      keyring: secretService,
      notifications: () => startNotifications(folder, desktop),
      tray: () => startTray(desktop),
    };
    // A plain colour, so that pictures of the screen look decent; nothing depends on it.
    const background = () => ask('display', ['-window', 'root', 'xc:#4c566a'], { env });
    const started = await Promise.allSettled([
      startWindowManager(desktop),
      background(),
      tray && startTray(desktop),
      bus && keyring !== 'none' && secretService(),
      bus && notifications && startNotifications(folder, desktop),
    ]);
    for (const outcome of started) if (outcome.status === 'rejected') throw outcome.reason;

    return {
      env,
      keyringPassword,
      pids: desktop.parts.map((part) => part.id.pid),
      notificationPoint: { x: width - margin - notificationWidth / 2, y: margin + 24 },
      screenshot: async (file) => {
        const { ok, output } = await ask('import', ['-window', 'root', file], { env, deadlineMs: 20_000 });
        if (!ok) throw new SetupError(`The virtual desktop could not be photographed (${output}): run the command again.`);
      },
      xdotool: async (...args) => {
        const { ok, output } = await ask('xdotool', args, { env });
        if (!ok) throw new Error(`xdotool ${args[0]}: ${output}`);
        return output;
      },
      hasName: (name) => hasOwner(env, name),
      pidOf: (part) => desktop.parts.find(({ name, id }) => name === programs[part] && isRunning(id))?.id.pid ?? null,
      startAgain: (part) => starters[part](),
      lockKeyring: () => lockCollection(env),
      clear: async () => {
        const ended = await endOthers(desktop);
        if (bus && notifications) await call(env, 'org.freedesktop.Notifications', '/org/freedesktop/Notifications', 'org.dunstproject.cmd0.NotificationCloseAll');
        await ask('xdotool', ['mousemove', '0', String(height - 1)], { env });
        return ended;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {boolean} bus
 * @param {import('./desktop/process.mjs').User} [user]
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function environment(folder, bus, user) {
  const own = {
    HOME: join(folder, 'home'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_STATE_HOME: join(folder, 'state'),
  };
  for (const path of Object.values(own)) await mkdir(path, { mode: 0o700 });
  if (user) for (const path of [folder, ...Object.values(own)]) await chown(path, user.uid, user.gid);
  const inherited = Object.entries(process.env).filter(([name]) =>
    !/^(DISPLAY|WAYLAND_|XAUTHORITY|XDG_|DBUS_|GNOME_|GTK_|SSH_AUTH_SOCK|SESSION_MANAGER|ELECTRON_RUN_AS_NODE|LC_|LANGUAGE)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    ...own,
    // "disabled:" is nobody's address: without it a client would start a bus by itself.
    DBUS_SESSION_BUS_ADDRESS: bus ? `unix:path=${join(folder, 'run', 'bus')}` : 'disabled:',
    XDG_SESSION_TYPE: 'x11',
    LANG: 'C.UTF-8',
    // GTK programs would otherwise reach for the user's settings and accessibility services.
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
  };
}

/** @typedef {import('./desktop/process.mjs').Desktop} Desktop */

/**
 * @param {Desktop} desktop
 * @param {number} width
 * @param {number} height
 * @returns {Promise<string>} the display, ":1234"
 */
async function startScreen(desktop, width, height) {
  for (let tries = 0; tries < 50; tries += 1) {
    const number = 100 + Math.floor(Math.random() * 60_000);
    if (existsSync(lockOf(number))) continue;
    // Not found by the server itself (`-displayfd`): without its lock two of them may come to one number, and programs to the wrong screen.
    const screen = await launch('Xvfb', [`:${number}`, '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'], desktop);
    const isOurs = async () => (await readFile(lockOf(number), 'latin1').catch(() => '')).trim() === String(screen.id.pid);
    try {
      await waitUntil('the screen', screen, async () => (await isOurs()) && (await accepts(`/tmp/.X11-unix/X${number}`)), desktop);
      return `:${number}`;
    } catch (error) {
      if (isRunning(screen.id) || (await isOurs()) || !existsSync(lockOf(number))) throw error;
      // Another one took the number in this very moment.
    }
  }
  throw new SetupError('The virtual desktop could not start: no number for its screen is free; run the command again.');
}

/** @param {number} number of an X server */
function lockOf(number) {
  return `/tmp/.X${number}-lock`;
}

/**
 * Whether somebody listens there.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
function accepts(path) {
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** @param {Desktop} desktop */
async function startWindowManager(desktop) {
  const part = await launch('openbox', ['--sm-disable'], desktop);
  await waitUntil('the window manager', part, async () => (await ask('xdotool', ['get_num_desktops'], desktop)).ok, desktop);
}

/** @param {Desktop} desktop */
async function startTray(desktop) {
  const look = ['--height', '28', '--iconspacing', '4', '--tint', '0x2e3440', '--transparent', 'true', '--alpha', '0'];
  const part = await launch('trayer', ['--edge', 'bottom', '--align', 'right', '--widthtype', 'request', '--SetDockType', 'true', ...look], desktop);
  await waitUntil('the tray', part, async () => (await ask('xdotool', ['search', '--class', '^trayer$'], desktop)).ok, desktop);
}

/**
 * @param {string} folder
 * @param {Desktop} desktop
 */
async function startNotifications(folder, desktop) {
  const part = await launch('dunst', ['-config', await dunstConfig(folder)], desktop);
  await waitUntil('the notification server', part, () => hasOwner(desktop.env, 'org.freedesktop.Notifications'), desktop);
}

/** @param {string} folder */
async function dunstConfig(folder) {
  const file = join(folder, 'dunstrc');
  await writeFile(file, `[global]
monitor = 0
follow = none
width = ${notificationWidth}
origin = top-right
offset = ${margin}x${margin}
font = DejaVu Sans 10
format = "<b>%s</b>\\n%b"
markup = full
idle_threshold = 0
show_indicators = no
mouse_left_click = do_action, close_current
mouse_right_click = close_current
[urgency_low]
timeout = 20
[urgency_normal]
timeout = 20
`);
  return file;
}

/** Removes the folders of desktops whose process was killed before it could. */
async function removeLeftovers() {
  for (const name of await readdir(tmpdir())) {
    const pid = /^cuecard-desktop-(\d+)-/.exec(name)?.[1];
    if (pid === undefined) continue;
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ESRCH') await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
    }
  }
}
