import type { BrowserWindow } from 'electron';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import type { ProcessEnds } from '../../diagnostics/process-ends';
import { CrashMemory } from './crash-memory';
import { isPageAddress } from './page-address';
import { kill } from '../../app/supervision/child-processes';

export interface PageRecoveryParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly ends: ProcessEnds;
  /** Of the page, as it is to be loaded now. */
  readonly address: () => string;
  /** Of the page that says that the page crashes again and again. */
  readonly restingAddress: () => string;
  /** Puts Chromium’s network process in order, which pages come by; says whether there is another one now. */
  readonly reviveNetwork: () => Promise<'answers' | 'replaced'>;
  /** The page’s process is gone, and a page is being loaded again. */
  readonly onCrash: () => void;
}

/** A page of our own disk is there in a fraction of this. */
const slowLoadMs = 5_000;
/** What is said not to answer has so long to do so before it is ended. */
const graceMs = 10_000;

/** Chromium’s `ERR_ABORTED`: another load took this one’s place. */
const supersededCode = -3;
/** A load that failed is tried again after so long, and then ever later. */
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** The page that says that pages crash has crashed itself. */
const calmPauseMs = 10_000;

/**
 * Loads the window’s page, and loads it anew when its process ends or answers no more: a few times, and then a page that says so.
 * Whatever fails is tried again, so that no window stays empty.
 */
export class PageRecovery {
  readonly #crashes: CrashMemory;
  #cancelEnd: (() => void) | null = null;
  #cancelSlow: (() => void) | null = null;
  #cancelAgain: (() => void) | null = null;
  #pauseMs = firstPauseMs;
  /** Of what was shown last. */
  #address: () => string;

  constructor(private readonly parts: PageRecoveryParts) {
    this.#crashes = new CrashMemory(parts.clock);
    this.#address = parts.address;
  }

  load(window: BrowserWindow): void {
    this.#show(window, this.parts.address);
  }

  /** @param isWanted whether the window is in use: the end of another one’s page is of no interest. */
  watch(window: BrowserWindow, isWanted: () => boolean): void {
    const { webContents: contents } = window;
    contents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (!isWanted() || reason === 'clean-exit') return;
      this.answered();
      this.parts.ends.ended({ name: 'window', reason, exitCode });
      this.parts.log.error('window crashed', { reason });
      const next = this.#crashes.crashed();
      // A page that does nothing and crashes all the same won't do better at once.
      if (contents.getURL() !== '' && !isPageAddress(contents.getURL())) {
        this.#againLater(window, calmPauseMs);
        return;
      }
      this.parts.onCrash();
      this.#show(window, next === 'load' ? this.parts.address : this.parts.restingAddress);
    });
    contents.on('did-fail-load', (_event, errorCode, _description, _url, isMainFrame) => {
      if (!isMainFrame || errorCode === supersededCode || !isWanted()) return;
      this.#againLater(window, this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
    });
    contents.on('did-finish-load', () => (this.#pauseMs = firstPauseMs));
    // Also a load that the page itself, or its "Reload", has begun.
    contents.on('did-start-navigation', (_event, _url, isInPlace, isMainFrame) => {
      if (isMainFrame && !isInPlace && isWanted()) this.#expectLoad(window);
    });
    contents.on('did-stop-loading', () => this.#cancelSlow?.());
    // Chromium asks only while somebody clicks or types.
    contents.on('unresponsive', () => isWanted() && this.suspect(window));
    contents.on('responsive', () => this.answered());
  }

  /** The page takes nothing of what it is sent, or doesn’t react: unless it answers soon, its process is ended. */
  suspect(window: BrowserWindow): void {
    const { webContents: contents } = window;
    // Whoever looks into a page may well stop it.
    if (this.#cancelEnd !== null || contents.isDevToolsOpened() || !isPageAddress(contents.getURL())) return;
    this.#cancelEnd = this.parts.clock.after(graceMs, () => {
      this.#cancelEnd = null;
      if (contents.isDestroyed() || contents.isCrashed()) return;
      this.parts.ends.mute('window');
      // Chromium’s own way asks the process to end itself, which one that is stopped never does.
      kill(contents.getOSProcessId());
    });
  }

  /** The page does answer. */
  answered(): void {
    this.#cancelEnd?.();
    this.#cancelEnd = null;
  }

  #againLater(window: BrowserWindow, ms: number): void {
    this.#cancelAgain?.();
    this.#cancelAgain = this.parts.clock.after(ms, () => {
      if (!window.isDestroyed()) this.#show(window, this.#address);
    });
  }

  #show(window: BrowserWindow, address: () => string): void {
    this.#cancelAgain?.();
    this.#address = address;
    this.#expectLoad(window);
    void window.loadURL(address()).catch((error: unknown) => this.parts.log.error('window not loaded', { error }));
  }

  /** Pages come by Chromium’s network process, though no network is used. */
  #expectLoad(window: BrowserWindow): void {
    const { clock, log, reviveNetwork } = this.parts;
    this.#cancelSlow?.();
    this.#cancelSlow = clock.after(slowLoadMs, () => {
      log.warn('window loads slowly');
      void reviveNetwork().then((network) => {
        if (network === 'replaced' && !window.isDestroyed()) this.#show(window, this.#address);
      });
    });
  }
}
