import { randomBytes } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from '../soak/figures.mjs';
import { signIn, startApp } from '../soak/running-app.mjs';
import { startGenesys } from '../soak/simulator.mjs';

/** What was promised. */
const promisedMs = 400;
const releaseAfterMs = 2_500;
/** After which nothing is being set up or cleared away any more. */
const restMs = 1_200;

/**
 * Signs the real app in, asks, hides the window until its page is given up, and shows it again, so many times. Prints
 * how long it took from asking for the window until its cards were painted in it, and the memory of all processes.
 * @param {{ binary: string, times: number }} options
 * @returns {Promise<number>} 0 when the median keeps what was promised, else 1
 */
export async function benchWindow({ binary, times }) {
  const genesys = await startGenesys(randomBytes(24).toString('base64url'));
  const running = await startApp(binary, [`--release-hidden-after=${releaseAfterMs}`]);
  try {
    await signIn(running, genesys.client);
    const { electron, page } = running;
    await page.getByRole('searchbox').fill(genesys.topics[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Suggestions' }).getByRole('article').first().waitFor();
    await page.getByRole('searchbox').fill('half a question');
    await electron.evaluate(({ app }) => {
      app.on('browser-window-created', (_event, window) => window.once('show', () => Object.assign(globalThis, { shownAt: Date.now() })));
    });

    /** @type {number[]} */
    const shown = [];
    /** @type {number[]} */
    const hiddenBytes = [];
    /** @type {number[]} */
    const releasedBytes = [];
    for (let time = 0; time < times; time += 1) {
      await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
      await sleep(restMs);
      hiddenBytes.push(await memoryOf(running.pid));
      while ((await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)) > 0) await sleep(50);
      await sleep(restMs);
      releasedBytes.push(await memoryOf(running.pid));
      shown.push(await timeToShow(electron));
    }
    report(times, shown, hiddenBytes, releasedBytes);
    return median(shown) < promisedMs ? 0 : 1;
  } finally {
    await running.stop();
    await running.remove();
    await genesys.simulator.close();
  }
}

/**
 * @param {import('@playwright/test').ElectronApplication} electron
 * @returns {Promise<number>} milliseconds from asking for the window, as a click on the tray does, until its first
 * contents were painted and it was on the screen; the page paints nothing before it has its state
 */
async function timeToShow(electron) {
  const next = electron.waitForEvent('window');
  const askedAt = await electron.evaluate(({ app }) => {
    const at = Date.now();
    app.emit('activate');
    return at;
  });
  const page = await next;
  await page.getByRole('list', { name: 'Suggestions' }).getByRole('article').first().waitFor();
  if ((await page.getByRole('searchbox').inputValue()) !== 'half a question') throw new Error('What was typed is gone.');
  const paintedAt = await page.evaluate(async () => {
    for (;;) {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (paint !== undefined) return performance.timeOrigin + paint.startTime;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  // Put there by `browser-window-created`.
  const shownAt = await electron.evaluate(() => /** @type {{ shownAt?: number }} */ (globalThis).shownAt ?? 0);
  return Math.max(paintedAt, shownAt) - askedAt;
}

/**
 * @param {number} times
 * @param {number[]} shown
 * @param {number[]} hiddenBytes
 * @param {number[]} releasedBytes
 */
function report(times, shown, hiddenBytes, releasedBytes) {
  const mb = (/** @type {number[]} */ bytes) => (median(bytes) / 1e6).toFixed(0);
  const lines = [
    `Shown again ${times} times, with what was typed and its cards: median ${median(shown).toFixed(0)} ms, fastest ${Math.min(...shown).toFixed(0)} ms, slowest ${Math.max(...shown).toFixed(0)} ms (promised: ${promisedMs} ms).`,
    `Memory of all processes (PSS), median: ${mb(hiddenBytes)} MB hidden, ${mb(releasedBytes)} MB with its page given up.`,
    `On ${cpus().length} processors, with a load of ${loadavg().map((load) => load.toFixed(1)).join(', ')} over 1, 5 and 15 minutes.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}
