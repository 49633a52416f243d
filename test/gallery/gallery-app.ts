import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, _electron, type CDPSession, type ElectronApplication, type Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { driverFlags } from '../../scripts/runtime/driver.mjs';
import { startVirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import type { CommandName } from '../../src/shared/contract/ipc';
import type { AppState } from '../../src/shared/contract/state';
import { now } from './fixture-moment';

/** What the gallery's main process plays, and what the window sent to it. */
export interface GalleryStage {
  state: AppState | null;
  answers: Partial<Record<CommandName, unknown>>;
  /** Where the page's clock stands, epoch milliseconds. */
  moment: number;
  sent: { readonly command: CommandName; readonly request: unknown }[];
}

/** The window on a stage: a test sets the state and sees what the window does and sends. */
export class Gallery {
  readonly page: Page;
  /** Errors and warnings of the window's console since the last `open`. */
  readonly complaints: string[] = [];
  readonly #app: ElectronApplication;
  readonly #session: CDPSession;

  constructor(app: ElectronApplication, page: Page, session: CDPSession) {
    this.#app = app;
    this.page = page;
    this.#session = session;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /**
   * Loads the window anew with this state; null leaves it waiting for one. The page's clock stands at the fixtures' moment
   * until a test moves it: no word and no picture tells on which day a run is, or how long it takes.
   */
  async open(state: AppState | null, answers: GalleryStage['answers'] = {}, moment = now): Promise<void> {
    this.complaints.length = 0;
    await this.#app.evaluate((_electron, next) => Object.assign(globalThis.stage, next, { sent: [] }), { state, answers, moment });
    await this.page.reload({ waitUntil: 'commit' });
    await this.#haveFocus();
    // Some pages are fetched when they are opened.
    const coming = state === null || state.view === 'starting' ? '[data-part="page-coming"]' : '[data-part="page-coming"], .starting';
    await this.until((none) => document.querySelector('#root > *') !== null && document.querySelector(none) === null, coming);
    const shown = await this.inPage(() => [Date.now(), new Date().getTime()], null);
    if (shown.some((one) => one !== moment)) throw new Error('The page’s clock is not the one that was set.');
  }

  /**
   * Has the page run a function that needs nothing from outside itself. The driver's own `evaluate` brings a program of its
   * own into each new page first, which takes as long as loading the page.
   */
  async inPage<Given, Found>(look: (given: Given) => Found | Promise<Found>, given: Given): Promise<Found> {
    // What it is is a copy of what the function returned.
    return (await this.#evaluate(`(${look.toString()})(${JSON.stringify(given)})`)) as Found;
  }

  /** Waits, frame by frame, until it is so in the page; rejects after half a minute. */
  async until<Given>(condition: (given: Given) => boolean, given: Given): Promise<void> {
    const isSo = `(${condition.toString()})(${JSON.stringify(given)})`;
    const came = await this.#evaluate(`new Promise((resolve) => {
      const last = performance.now() + 30_000;
      const look = () => (${isSo} ? resolve(true) : performance.now() > last ? resolve(false) : requestAnimationFrame(look));
      look();
    })`);
    if (came !== true) throw new Error(`Never so in the page: ${isSo}`);
  }

  /**
   * A busy window manager gives a window the focus late, or to another; here it is always the page's. Said anew of each page, since
   * one of them was once without.
   */
  async #haveFocus(): Promise<void> {
    for (const enabled of [false, true]) await this.#session.send('Emulation.setFocusEmulationEnabled', { enabled });
  }

  async #evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Pushes a newer state, as main does. */
  async push(state: AppState): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }, next) => {
      globalThis.stage.state = next;
      BrowserWindow.getAllWindows()[0]?.webContents.send('state:changed', next);
    }, state);
    // Until it is drawn.
    await this.inPage(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))), null);
  }

  /** Moves the page's clock there (epoch milliseconds), where it stands again; what ticks shows it within its second or minute. */
  async clockTo(moment: number): Promise<void> {
    await this.inPage((at) => void (Date.now = () => at), moment);
  }

  /** What main answers to a command from now on. */
  async answer(command: CommandName, answer: unknown): Promise<void> {
    await this.#app.evaluate((_electron, [to, next]) => Object.assign(globalThis.stage.answers, { [to]: next }), [command, answer] as const);
  }

  /** What axe objects to, by every rule, by some, or by all but some. */
  async violations({ only, but }: { readonly only?: readonly string[]; readonly but?: readonly string[] } = {}): Promise<readonly string[]> {
    // Brought into each page once: half of what it takes to check a state would be bringing it anew.
    if (!(await this.inPage(() => 'axe' in globalThis, null))) await this.#evaluate(`${axe.source};null`);
    const which: RunOptions = only === undefined ? { rules: Object.fromEntries((but ?? []).map((rule) => [rule, { enabled: false }])) } : { runOnly: [...only] };
    return this.inPage(async (rules) => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], ...rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
    }, which);
  }

  /** A picture of what is shown, PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.#session.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  /** The requests of one command since `open`, also of the one that the page sends right now. */
  async sent(command: CommandName): Promise<readonly unknown[]> {
    // The driver asks main by another way than the page does, and would be there first.
    await this.inPage(() => globalThis.arrived(), null);
    const all = await this.#app.evaluate(() => globalThis.stage.sent);
    return all.filter((one) => one.command === command).map((one) => one.request);
  }
}

declare global {
  // Lives in the page, where `violations` puts it.
  var axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  // Lives in the page, too: settles once main has all that the page sent before.
  var arrived: () => Promise<null>;
  // Lives in the gallery's main process, where `evaluate` runs.
  var stage: GalleryStage;
}

/** A page lives for a second here: to optimise its code costs more than that saves. */
const briefPages = ['--js-flags=--no-opt'];

const here = dirname(fileURLToPath(import.meta.url));

/** One window for a worker's tests, on a display of its own. */
export const test = base.extend<object, { gallery: Gallery }>({
  gallery: [
    async ({}, use) => {
      if (!existsSync(join(here, '../../out/renderer/index.html'))) {
        throw new Error('The window is not built: run `npm run build`, then the command again.');
      }
      const runtime = await electronRuntime();
      const desktop = await startVirtualDesktop({ bus: false, keyring: 'none', notifications: false, tray: false });
      await holdCaret(desktop.env);
      // Chromium refuses its sandbox to root.
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const app = await _electron.launch({
        executablePath: runtime.path,
        args: [...sandbox, ...briefPages, ...driverFlags, join(here, 'app')],
        env: definedOnly(desktop.env),
      });
      const page = await app.firstWindow();
      const session = await page.context().newCDPSession(page);
      await use(new Gallery(app, page, session));
      await app.close();
      await desktop.stop();
    },
    { scope: 'worker' },
  ],
});

/** A caret that blinks is in one picture and not in the next; forced colours show it though a picture hides it. */
async function holdCaret({ XDG_CONFIG_HOME = '' }: NodeJS.ProcessEnv): Promise<void> {
  const folder = join(XDG_CONFIG_HOME, 'gtk-3.0');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.ini'), '[Settings]\ngtk-cursor-blink=false\n');
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
