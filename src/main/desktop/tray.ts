import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { AppState } from '../../shared/state';
import { trayOf, type TrayIcon } from './tray-state';

export interface TrayActions {
  readonly show: () => void;
  readonly retryNow: () => void;
  readonly exportAudit: () => void;
  readonly quit: () => void;
}

/** The tray icon: one `render(state)`, nothing else. */
export class AppTray {
  readonly #tray: Tray;
  #rendered = '';

  constructor(
    private readonly iconsFolder: string,
    private readonly actions: TrayActions,
  ) {
    this.#tray = new Tray(this.#image('connecting'));
    this.#tray.on('click', actions.show);
  }

  render(state: AppState): void {
    const view = trayOf(state);
    const fingerprint = JSON.stringify(view);
    // Linux shows a menu as it was when it was set, so it is set anew, but only when something changed.
    if (fingerprint === this.#rendered) return;
    this.#rendered = fingerprint;
    this.#tray.setImage(this.#image(view.icon));
    this.#tray.setToolTip(`Cuecard – ${view.status}`);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: view.status, enabled: false },
        { type: 'separator' },
        { label: 'Show Cuecard', click: this.actions.show },
        ...(view.canRetry ? [{ label: 'Reconnect now', click: this.actions.retryNow }] : []),
        ...(view.canExport ? [{ label: 'Export audit…', click: this.actions.exportAudit }] : []),
        { type: 'separator' },
        { label: 'Quit Cuecard', click: this.actions.quit },
      ]),
    );
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #image(icon: TrayIcon): Electron.NativeImage {
    const template = process.platform === 'darwin' ? 'Template' : '';
    return nativeImage.createFromPath(join(this.iconsFolder, `tray-${icon}${template}.png`));
  }
}
