import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Log } from '../diagnostics/log';
import { appOrigin } from './app-protocol';

export interface AppWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly log: Log;
  /** `hidden` starts in the tray. */
  readonly start: 'shown' | 'hidden';
  readonly alwaysOnTop: boolean;
  /** The renderer crashed and is being loaded again. */
  readonly onCrash: () => void;
}

/** Crashes further back than this say nothing of the page of now. */
const crashMemoryMs = 60_000;

const reloadDeadlineMs = 3_000;

const size = { width: 400, height: 640, minWidth: 320, minHeight: 360 };

/** The one window. Closing it hides it; it never takes the focus unless the agent asked for it. */
export class AppWindow {
  readonly #window: BrowserWindow;
  #quitting = false;
  /** Epoch milliseconds of the last ones. */
  #crashes: readonly number[] = [];

  constructor(private readonly options: AppWindowOptions) {
    this.#window = new BrowserWindow({
      ...size,
      useContentSize: true,
      show: false,
      title: 'Cuecard',
      icon: options.icon,
      alwaysOnTop: options.alwaysOnTop,
      autoHideMenuBar: true,
      fullscreenable: false,
      // The page's own ground, so that nothing flashes before its first paint.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181b' : '#f4f4f1',
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        // The window is glanced at while another one has the focus.
        backgroundThrottling: false,
      },
    });
    this.#window.setMenu(null);
    this.#window.once('ready-to-show', () => {
      if (options.start === 'shown') this.appear();
    });
    this.#window.on('close', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      this.#window.hide();
    });
    confine(this.#window.webContents, options.log);
    this.#window.webContents.on('render-process-gone', (_event, details) => this.#recover(details.reason));
    void this.load();
  }

  get contents(): WebContents {
    return this.#window.webContents;
  }

  get isFocused(): boolean {
    return !this.#window.isDestroyed() && this.#window.isVisible() && this.#window.isFocused();
  }

  async load(): Promise<void> {
    await this.#window.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => this.options.log.error('window not loaded', { error }));
  }

  /** A fresh page: nothing of what was typed in the old one remains. Resolves when it is there, 3 s at most. */
  async reload(): Promise<void> {
    if (this.#window.isDestroyed()) return;
    const contents = this.#window.webContents;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(deadline);
        contents.off('did-finish-load', done);
        resolve();
      };
      const deadline = setTimeout(done, reloadDeadlineMs);
      contents.on('did-finish-load', done);
      contents.reload();
    });
  }

  /** Comes into view and leaves the focus where it is. */
  appear(): void {
    if (!this.#window.isDestroyed() && !this.#window.isVisible()) this.#window.showInactive();
  }

  /** Comes to the front with the focus, because the agent asked for it. */
  summon(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.webContents.isCrashed()) void this.load();
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  setAlwaysOnTop(on: 'on' | 'off'): void {
    this.#window.setAlwaysOnTop(on === 'on', 'floating');
  }

  /** From now on closing means closing. */
  allowQuit(): void {
    this.#quitting = true;
  }

  #recover(reason: string): void {
    if (this.#quitting || reason === 'clean-exit') return;
    this.options.log.error('window crashed', { reason });
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < crashMemoryMs), now];
    this.options.onCrash();
    // A page that crashes at once, again and again, is left alone until somebody wants to see it.
    if (this.#crashes.length <= 3) void this.load();
  }
}

/** Nothing leads out of our own page: no navigation, no new window, no embedded page. */
function confine(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    // Loading itself anew is what the window's own "Reload" does.
    if (url === contents.getURL() && url.startsWith(`${appOrigin}/`)) return;
    event.preventDefault();
    log.warn('navigation denied');
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
