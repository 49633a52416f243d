import type { BrowserWindow, NativeImage, WebContents } from 'electron';
import type { WindowMode } from '../../shared/contract/window-mode';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Direction } from './geometry/docking';
import { PageRecovery, type PageRecoveryParts } from './page/page-recovery';
import type { PlacesFile } from './placing/places-file';
import { restingAddress } from './page/resting-page';
import { newWindow, reloaded, type FrameKind } from './page/window-page';
import { WindowAppearance, type WindowLook } from './window-appearance';
import { WindowPlacing, type PlacingParts } from './placing/window-placing';

export interface AppWindowOptions extends Omit<PageRecoveryParts, 'restingAddress'> {
  readonly preload: string;
  readonly icon: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly places: PlacesFile;
  /** `hidden` starts in the tray. */
  readonly start: 'shown' | 'hidden';
  readonly mode: WindowMode;
  readonly look: WindowLook;
  /** Hidden for so long, the page is given up and its memory with it. */
  readonly releaseAfterMs: number;
  /** The agent looks at it. */
  readonly onFocus: () => void;
  /** It came into sight. */
  readonly onShown: () => void;
  /** It went out of sight. */
  readonly onHidden: () => void;
  /** The agent has maximised it, or undone that, by the system’s own title bar. */
  readonly onMode: (mode: WindowMode) => void;
  /** It is on this one of so many displays. */
  readonly onDisplay: PlacingParts['onDisplay'];
  /** Where a window that was closed is brought back from: without a tray it stays in the taskbar, minimised. */
  readonly wayBack: () => 'tray' | 'taskbar';
}

/** A page that hasn't drawn itself by then is shown as it is. */
const drawDeadlineMs = 2_000;

/** In what way it is to come into sight once it is drawn. */
type Wanted = 'nothing' | 'taskbar' | 'sight' | 'focus';

/**
 * The one window. Closing it hides it, or minimises it where nothing but the taskbar leads back; it never takes the focus unless the agent asked for it. A strip and a framed
 * window are two windows of the system: one is replaced by the other once that is drawn. Hidden for long, it is gone
 * until it is wanted again; nobody but this class notices.
 */
export class AppWindow {
  #window: BrowserWindow | null = null;
  /** What the window replaces; in sight until that is drawn. */
  #leaving: BrowserWindow | null = null;
  #drawn = false;
  #wanted: Wanted = 'nothing';
  #mode: WindowMode;
  /** Minimised in the place of hidden. */
  #inTaskbar = false;
  #quitting = false;
  #cancelRelease: (() => void) | null = null;
  #cancelDrawDeadline: (() => void) | null = null;
  readonly #recovery: PageRecovery;
  readonly #placing: WindowPlacing;
  readonly #appearance: WindowAppearance;

  constructor(private readonly options: AppWindowOptions) {
    this.#mode = options.mode;
    this.#appearance = new WindowAppearance(options.look, () =>
      this.#window === null || this.#window.isDestroyed() ? null : { window: this.#window, kind: kindOf(this.#mode), focus: this.isFocused ? 'here' : 'elsewhere' });
    this.#recovery = new PageRecovery({ ...options, restingAddress: () => restingAddress });
    this.#placing = new WindowPlacing({
      file: options.places,
      clock: options.clock,
      current: () => (this.#window === null || this.#window.isDestroyed() ? null : { window: this.#window, mode: this.#mode }),
      onMode: options.onMode,
      onDisplay: options.onDisplay,
    });
    this.#wanted = options.start === 'shown' ? 'sight' : 'nothing';
    this.#open();
  }

  /** The page of now; null while there is none. */
  get contents(): WebContents | null {
    return this.#window === null || this.#window.isDestroyed() ? null : this.#window.webContents;
  }

  get inSight(): boolean {
    return this.#isInSight();
  }

  get isFocused(): boolean {
    return this.#isInSight() && this.#window?.isFocused() === true;
  }

  /** A fresh page: nothing of what was typed in the old one remains. Resolves when it is there, 3 s at most. */
  async reload(): Promise<void> {
    if (this.contents !== null) await reloaded(this.contents, this.options.clock);
  }

  /** Comes into view and leaves the focus where it is. */
  appear(): void {
    if (!this.#isInSight()) this.#want('sight');
  }

  /** Comes into view, above the others, and leaves the focus where it is. */
  rise(): void {
    if (this.#isInSight()) this.#window?.moveTop();
    else this.#want('sight');
  }

  /** Comes to the front with the focus, because the agent asked for it. */
  summon(): void {
    if (this.#window !== null && this.contents?.isCrashed() === true) this.#recovery.load(this.#window);
    this.#want('focus');
  }

  /** The page takes nothing of what it is sent. */
  suspect(): void {
    if (this.#window !== null && this.contents !== null) this.#recovery.suspect(this.#window);
  }

  /** The page takes what it is sent. */
  answered(): void {
    this.#recovery.answered();
  }

  hide(): void {
    if (this.#window === null || this.options.wayBack() === 'tray') this.#window?.hide();
    else this.#minimise(this.#window);
  }

  /** Nothing but the taskbar leads back from now on: a hidden window goes there. */
  trayGone(): void {
    if (!this.#isInSight() && !this.#inTaskbar && this.#wanted === 'nothing') this.#want('taskbar');
  }

  /** The page has drawn itself for the first time. */
  drawn(): void {
    if (this.#drawn || this.#window === null) return;
    this.#drawn = true;
    this.#cancelDrawDeadline?.();
    if (this.#wanted === 'nothing') this.#releaseLater();
    else this.#reveal();
  }

  setMode(mode: WindowMode): void {
    if (mode === this.#mode) return;
    const before = kindOf(this.#mode);
    this.#mode = mode;
    if (this.#window === null) return;
    if (kindOf(mode) === before) {
      if (this.#isInSight()) this.#placing.place();
      return;
    }
    const inSight = this.#leaving !== null || this.#isInSight();
    const wanted = inSight && this.#wanted !== 'focus' ? (this.isFocused ? 'focus' : 'sight') : this.#wanted;
    if (inSight && this.#leaving === null) this.#leaving = this.#window;
    else this.#window.destroy();
    this.#window = null;
    if (wanted !== 'nothing') this.#want(wanted);
  }

  setLook(look: WindowLook): void {
    this.#appearance.setLook(look);
  }

  /** Whether the agent points at it. */
  pointed(pointer: 'over' | 'away'): void {
    this.#appearance.pointed(pointer);
  }

  moveStrip(direction: Direction): void {
    if (this.#mode === 'compact') this.#placing.step(direction);
  }

  /** A picture on its button in Windows’ taskbar, and the words for it; null: none. */
  setOverlay(image: NativeImage | null, words: string): void {
    this.#appearance.setOverlay(image, words);
  }

  /** From now on closing means closing. */
  allowQuit(): void {
    this.#quitting = true;
    this.#cancelRelease?.();
    this.#cancelDrawDeadline?.();
  }

  #want(wanted: Exclude<Wanted, 'nothing'>): void {
    if (this.#quitting) return;
    if (this.#wanted !== 'focus') this.#wanted = wanted;
    if (this.#window === null) this.#open();
    else if (this.#drawn) this.#reveal();
  }

  #open(): void {
    const { preload, icon, clock } = this.options;
    const window = newWindow({
      kind: kindOf(this.#mode),
      bounds: this.#placing.boundsFor(this.#mode, this.#leaving?.getContentBounds() ?? null),
      preload,
      icon,
    });
    this.#window = window;
    this.#drawn = false;
    this.#inTaskbar = false;
    this.#appearance.pointed('away');
    this.#appearance.apply();
    this.#placing.follow(window);
    window.on('close', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      if (window === this.#window) this.hide();
      else window.hide();
    });
    window.on('hide', () => {
      if (this.#quitting || window !== this.#window) return;
      this.#releaseLater();
      this.options.onHidden();
    });
    window.on('show', () => {
      this.#cancelRelease?.();
      this.options.onShown();
      // The taskbar forgets it together with the button.
      this.#appearance.applyOverlay();
    });
    window.on('restore', () => (this.#inTaskbar = false));
    window.on('focus', () => {
      this.#inTaskbar = false;
      this.#appearance.applyOpacity();
      this.options.onFocus();
    });
    window.on('blur', () => this.#appearance.applyOpacity());
    this.#recovery.watch(window, () => !this.#quitting && window === this.#window);
    this.#cancelDrawDeadline?.();
    this.#cancelDrawDeadline = clock.after(drawDeadlineMs, () => this.drawn());
    this.#recovery.load(window);
  }

  #reveal(): void {
    const window = this.#window;
    const wanted = this.#wanted;
    this.#wanted = 'nothing';
    if (window === null) return;
    if (wanted === 'taskbar') {
      this.#minimise(window);
      return;
    }
    this.#inTaskbar = false;
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) this.#placing.place();
    if (wanted === 'focus') {
      window.show();
      window.focus();
    } else window.showInactive();
    // A window manager may take a window that was not there yet for any other.
    this.#appearance.apply();
    this.#leaving?.destroy();
    this.#leaving = null;
  }

  /** The taskbar has its button, and nothing of it is to be seen. */
  #minimise(window: BrowserWindow): void {
    this.#cancelRelease?.();
    // Only a window that is there has a button.
    if (!window.isVisible()) window.showInactive();
    window.minimize();
    this.#inTaskbar = true;
    this.options.onHidden();
  }

  #isInSight(): boolean {
    return this.#window !== null && !this.#window.isDestroyed() && this.#window.isVisible() && !this.#inTaskbar;
  }

  #releaseLater(): void {
    this.#cancelRelease?.();
    this.#cancelRelease = this.options.clock.after(this.options.releaseAfterMs, () => this.#release());
  }

  #release(): void {
    if (this.#quitting || this.#window === null || this.#isInSight() || this.#inTaskbar || this.#wanted !== 'nothing') return;
    this.#window.destroy();
    this.#window = null;
    this.options.log.info('window released');
  }
}

function kindOf(mode: WindowMode): FrameKind {
  return mode === 'compact' ? 'strip' : 'framed';
}
