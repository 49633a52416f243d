import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { pastesByMain } from '../../../shared/contract/limits/bridge-notes';
import type { Clock } from '../../clock';
import { clipboardIsOurs } from '../../clipboard/copied-text';
import { windowSession } from '../confinement/window-session';
import { stripSize } from '../geometry/place';
import type { Rect } from '../geometry/rect';

/** `strip` is without the system's frame, small and always on top; it can't become a `framed` one, nor the other way round. */
export type FrameKind = 'framed' | 'strip';

export interface PageOptions {
  readonly kind: FrameKind;
  readonly bounds: Rect;
  readonly preload: string;
  readonly icon: string;
}

/** A new window, hidden, with nothing loaded: our page runs in it without Node, in the sandbox, and can't leave it. */
export function newWindow({ kind, bounds, preload, icon }: PageOptions): BrowserWindow {
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
      session: windowSession(),
      preload,
      sandbox: true,
      ...(clipboardIsOurs() && { additionalArguments: [pastesByMain] }),
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The window is glanced at while another one has the focus.
      backgroundThrottling: false,
    },
  });
  window.setMenu(null);
  return window;
}

const reloadDeadlineMs = 3_000;

/** A fresh page in the place of this one. Resolves when it is there, 3 s at most. */
export function reloaded(contents: WebContents, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      contents.off('did-finish-load', done);
      resolve();
    };
    const cancel = clock.after(reloadDeadlineMs, done);
    contents.on('did-finish-load', done);
    contents.reload();
  });
}
