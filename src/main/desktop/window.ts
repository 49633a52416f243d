import type { BrowserWindow, NativeImage, WebContents } from 'electron';
import type { WindowMode } from '../../shared/window-mode';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import { CrashMemory } from './crash-memory';
import type { Direction } from './geometry/docking';
import { opacityOf } from './opacity';
import type { PlacesFile } from './places-file';
import { newWindow, type FrameKind } from './window-page';
import { WindowPlacing, type PlacingParts } from './window-placing';

export interface AppWindowOptions {
  readonly preload: string;
  /** Of the page, as it is to be loaded now. */
  readonly address: () => string;
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
  /** The renderer crashed and is being loaded again. */
  readonly onCrash: () => void;
  /** The agent looks at it. */
  readonly onFocus: () => void;
  /** It went out of sight. */
  readonly onHidden: () => void;
  /** The agent has maximised it, or undone that, by the system’s own title bar. */
  readonly onMode: (mode: WindowMode) => void;
  /** It is on this one of so many displays. */
  readonly onDisplay: PlacingParts['onDisplay'];
}

export interface WindowLook {
  readonly alwaysOnTop: boolean;
  /** 0.4–1. */
  readonly opacity: number;
}

const reloadDeadlineMs = 3_000;
/** A page that hasn't drawn itself by then is shown as it is. */
const drawDeadlineMs = 2_000;

/** In what way it is to come into sight once it is drawn. */
type Wanted = 'nothing' | 'sight' | 'focus';

/**
 * The one window. Closing it hides it; it never takes the focus unless the agent asked for it. A strip and a framed
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
  #look: WindowLook;
  #pointer: 'over' | 'away' = 'away';
  /** On Windows’ taskbar; a window that is opened anew gets it, too. */
  #overlay: { readonly image: NativeImage | null; readonly words: string } | null = null;
  #quitting = false;
  #cancelRelease: (() => void) | null = null;
  #cancelDrawDeadline: (() => void) | null = null;
  readonly #crashes: CrashMemory;
  readonly #placing: WindowPlacing;

  constructor(private readonly options: AppWindowOptions) {
    this.#mode = options.mode;
    this.#look = options.look;
    this.#crashes = new CrashMemory(options.clock);
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

  get isFocused(): boolean {
    return this.#isInSight() && this.#window?.isFocused() === true;
  }

  /** A fresh page: nothing of what was typed in the old one remains. Resolves when it is there, 3 s at most. */
  async reload(): Promise<void> {
    const { contents } = this;
    if (contents === null) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        cancel();
        contents.off('did-finish-load', done);
        resolve();
      };
      const cancel = this.options.clock.after(reloadDeadlineMs, done);
      contents.on('did-finish-load', done);
      contents.reload();
    });
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
    if (this.contents?.isCrashed() === true) this.#load();
    this.#want('focus');
  }

  hide(): void {
    this.#window?.hide();
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
    this.#look = look;
    this.#applyLook();
  }

  /** Whether the agent points at it. */
  pointed(pointer: 'over' | 'away'): void {
    this.#pointer = pointer;
    this.#applyOpacity();
  }

  moveStrip(direction: Direction): void {
    if (this.#mode === 'compact') this.#placing.step(direction);
  }

  /** A picture on its button in Windows’ taskbar, and the words for it; null: none. */
  setOverlay(image: NativeImage | null, words: string): void {
    this.#overlay = { image, words };
    this.#applyOverlay();
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
    this.#pointer = 'away';
    this.#applyLook();
    this.#placing.follow(window);
    window.on('close', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      window.hide();
    });
    window.on('hide', () => {
      if (this.#quitting || window !== this.#window) return;
      this.#releaseLater();
      this.options.onHidden();
    });
    window.on('show', () => {
      this.#cancelRelease?.();
      // The taskbar forgets it together with the button.
      this.#applyOverlay();
    });
    window.on('focus', () => {
      this.#applyOpacity();
      this.options.onFocus();
    });
    window.on('blur', () => this.#applyOpacity());
    window.webContents.on('render-process-gone', (_event, details) => this.#recover(window, details.reason));
    this.#cancelDrawDeadline?.();
    this.#cancelDrawDeadline = clock.after(drawDeadlineMs, () => this.drawn());
    this.#load();
  }

  #load(): void {
    void this.#window?.loadURL(this.options.address()).catch((error: unknown) => this.options.log.error('window not loaded', { error }));
  }

  #reveal(): void {
    const window = this.#window;
    const wanted = this.#wanted;
    this.#wanted = 'nothing';
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) this.#placing.place();
    if (wanted === 'focus') {
      window.show();
      window.focus();
    } else window.showInactive();
    // A window manager may take a window that was not there yet for any other.
    this.#applyLook();
    this.#leaving?.destroy();
    this.#leaving = null;
  }

  #isInSight(): boolean {
    return this.#window !== null && !this.#window.isDestroyed() && this.#window.isVisible();
  }

  #releaseLater(): void {
    this.#cancelRelease?.();
    this.#cancelRelease = this.options.clock.after(this.options.releaseAfterMs, () => this.#release());
  }

  #release(): void {
    if (this.#quitting || this.#window === null || this.#isInSight() || this.#wanted !== 'nothing') return;
    this.#window.destroy();
    this.#window = null;
    this.options.log.info('window released');
  }

  #applyLook(): void {
    // A strip that something covers would be none.
    this.#window?.setAlwaysOnTop(kindOf(this.#mode) === 'strip' || this.#look.alwaysOnTop, 'floating');
    this.#applyOpacity();
  }

  #applyOverlay(): void {
    if (this.#overlay !== null && this.contents !== null) this.#window?.setOverlayIcon(this.#overlay.image, this.#overlay.words);
  }

  #applyOpacity(): void {
    // Electron can't on Linux.
    if (process.platform === 'linux') return;
    this.#window?.setOpacity(opacityOf(this.#look.opacity, { focus: this.isFocused ? 'here' : 'elsewhere', pointer: this.#pointer }));
  }

  #recover(window: BrowserWindow, reason: string): void {
    if (this.#quitting || window !== this.#window || reason === 'clean-exit') return;
    this.options.log.error('window crashed', { reason });
    this.options.onCrash();
    if (this.#crashes.crashed() === 'load') this.#load();
  }
}

function kindOf(mode: WindowMode): FrameKind {
  return mode === 'compact' ? 'strip' : 'framed';
}
