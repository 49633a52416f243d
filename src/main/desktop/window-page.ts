import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Log } from '../diagnostics/log';
import { appOrigin } from './app-protocol';
import { stripSize } from './geometry/place';
import type { Rect } from './geometry/rect';

/** `strip` is without the system's frame, small and always on top; it can't become a `framed` one, nor the other way round. */
export type FrameKind = 'framed' | 'strip';

export interface PageOptions {
  readonly kind: FrameKind;
  readonly bounds: Rect;
  readonly preload: string;
  readonly icon: string;
  readonly log: Log;
}

/** A new window, hidden, with nothing loaded: our page runs in it without Node, in the sandbox, and can't leave it. */
export function newWindow({ kind, bounds, preload, icon, log }: PageOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    useContentSize: true,
    show: false,
    title: 'Cuecard',
    icon,
    autoHideMenuBar: true,
    fullscreenable: false,
    ...(kind === 'strip' && { frame: false, resizable: false, maximizable: false, minimizable: false, minWidth: 1, minHeight: 1, maxHeight: stripSize.height, maxWidth: stripSize.width }),
    // The page's own ground, so that nothing flashes before its first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181b' : '#f4f4f1',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The window is glanced at while another one has the focus.
      backgroundThrottling: false,
    },
  });
  window.setMenu(null);
  confine(window.webContents, log);
  return window;
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
