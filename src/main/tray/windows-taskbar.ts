import { join } from 'node:path';
import { app, nativeImage } from 'electron';
import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';
import type { Build } from '../app/start/build';
import { startPages } from '../window/page/start-page';
import type { Taskbar } from './tray';
import type { TrayIcon } from './tray-state';

export interface WindowsTaskbarParts {
  readonly build: Build;
  readonly iconsFolder: string;
  /** Puts a picture and its words on the window's button; null takes it away. */
  readonly setOverlay: (image: Electron.NativeImage | null, words: string) => void;
}

/** What lies on the button; a connection that is well needs none. */
const overlays: ReadonlySet<TrayIcon> = new Set<TrayIcon>(['new', 'limited', 'paused', 'connecting', 'attention']);

const trayText = textsOf('tray');

/** Windows’ taskbar: an overlay that says how things stand, and a jump list of pages to start with. Elsewhere there is neither. */
export function systemTaskbar({ build, iconsFolder, setOverlay }: WindowsTaskbarParts): Taskbar {
  if (process.platform !== 'win32') return { show: () => undefined };
  let spoken: string | null = null;
  let shown = '';
  return {
    show(icon, words) {
      if (spoken !== translator().speech.tag) offerTasks(build);
      spoken = translator().speech.tag;
      // Its words tell more than its picture: how much is new, until when it is paused.
      const showing = `${icon}: ${words}`;
      if (showing === shown) return;
      shown = showing;
      setOverlay(overlays.has(icon) ? nativeImage.createFromPath(join(iconsFolder, `overlay-${icon}.png`)) : null, words);
    },
  };
}

function offerTasks(build: Build): void {
  app.setUserTasks(
    startPages.map((open) => ({
      program: process.execPath,
      // From source the program is Electron itself, which wants the app's folder first.
      arguments: [...(build === 'package' ? [] : [`"${app.getAppPath()}"`]), `--open=${open}`].join(' '),
      iconPath: process.execPath,
      iconIndex: 0,
      title: trayText.tasks[open].title,
      description: trayText.tasks[open].description,
    })),
  );
}
