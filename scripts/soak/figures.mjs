import { readFile, readdir } from 'node:fs/promises';

/**
 * What the app holds, after its garbage was collected, so that figures can be compared.
 * @param {import('./running-app.mjs').RunningApp} running
 * @returns {Promise<import('./judge.mjs').Figures>}
 */
export async function figuresOf({ electron, page, pid }) {
  await page.evaluate(() => globalThis.gc?.());
  const main = await electron.evaluate(async ({ app, ipcMain, powerMonitor, nativeTheme, session, BrowserWindow }) => {
    // Twice, with a turn between: what a first collection finalises, the second one frees.
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    globalThis.gc?.();
    const windows = BrowserWindow.getAllWindows();
    /** @type {import('node:events').EventEmitter[]} */
    const emitters = [process, process.stdout, process.stderr, app, ipcMain, powerMonitor, nativeTheme, session.defaultSession, ...windows, ...windows.map(({ webContents }) => webContents)];
    return {
      heapBytes: process.memoryUsage().heapUsed,
      resources: process.getActiveResourcesInfo(),
      listeners: emitters.flatMap((emitter) => emitter.eventNames().map((name) => emitter.listenerCount(name))).reduce((sum, count) => sum + count, 0),
    };
  });
  const processes = await familyOf(pid);
  /** @type {Map<string, number>} */
  const resources = new Map();
  for (const kind of main.resources) resources.set(kind, (resources.get(kind) ?? 0) + 1);
  const timers = resources.get('Timeout') ?? 0;
  resources.delete('Timeout');
  return {
    processes: processes.length,
    memoryBytes: await memoryWithoutFilesOf(pid),
    heapBytes: main.heapBytes,
    files: (await readdir(`/proc/${pid}/fd`)).length,
    timers,
    resources,
    listeners: main.listeners,
  };
}

/**
 * @param {number} pid
 * @returns {Promise<number>} bytes of the process and of all that descend from it, what they share counted once
 */
export async function memoryOf(pid) {
  const pss = await Promise.all((await familyOf(pid)).map(pssOf));
  return pss.reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * @param {number} pid
 * @returns {Promise<number[]>} the process and all that descend from it
 */
export async function familyOf(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '');
    // The command's name, in brackets, may hold anything; the parent is the second field after it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/**
 * @param {number} pid
 * @returns {Promise<number>} as `memoryOf`, without the programs' own files, whose share grows as soon as another app that has them ends
 */
export async function memoryWithoutFilesOf(pid) {
  const pss = await Promise.all((await familyOf(pid)).map(ownMemoryOf));
  return pss.reduce((sum, bytes) => sum + bytes, 0);
}

/** @param {number} pid */
const pssOf = (pid) => shareOf(pid, ['Pss']);

/**
 * @param {number} pid
 * @returns {Promise<number>} bytes of that one process, without the program's own files; 0 for one that has just ended
 */
export const ownMemoryOf = (pid) => shareOf(pid, ['Pss_Anon', 'Pss_Shmem']);

/**
 * @param {number} pid
 * @param {readonly string[]} kinds
 * @returns {Promise<number>} bytes; 0 for one that has just ended
 */
async function shareOf(pid, kinds) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '');
  return kinds.reduce((sum, kind) => sum + Number(new RegExp(`^${kind}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) * 1024, 0);
}
