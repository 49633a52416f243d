import type { AppState } from '../../shared/contract/state';
import { trayMenuOf, type TrayCommand, type TrayMenuItem } from './tray-menu';
import { trayOf, type TrayIcon } from './tray-state';

/** An icon in the system's tray, as little of it as is needed; all that differs between platforms is behind this. */
export interface TrayDevice {
  setIcon(icon: TrayIcon): void;
  setTooltip(text: string): void;
  /** All of it, in the place of what was there. */
  setMenu(items: readonly TrayMenuItem[]): void;
  destroy(): void;
}

/** The same things on the app's button in the taskbar, where the platform has room for them. */
export interface Taskbar {
  show(icon: TrayIcon, words: string): void;
}

export type MakeTray = (chosen: (command: TrayCommand) => void) => TrayDevice;

/** The tray: one `render(state)`, nothing else. */
export class AppTray {
  #device: TrayDevice;
  #rendered = '';
  #shown: AppState | null = null;

  constructor(
    private readonly make: MakeTray,
    private readonly taskbar: Taskbar,
    private readonly chosen: (command: TrayCommand) => void,
  ) {
    this.#device = make(chosen);
  }

  /** Another icon in the place of the one that is there, which says the same: never are there two. */
  remake(): void {
    this.#device.destroy();
    this.#device = this.make(this.chosen);
    this.#rendered = '';
    if (this.#shown !== null) this.render(this.#shown);
  }

  render(state: AppState): void {
    this.#shown = state;
    const view = trayOf(state);
    const menu = trayMenuOf(state);
    const fingerprint = JSON.stringify([view, menu]);
    // An open menu would be shut; besides, a state is told many times a second.
    if (fingerprint === this.#rendered) return;
    this.#rendered = fingerprint;
    this.#device.setIcon(view.icon);
    this.#device.setTooltip(view.tooltip);
    // Linux shows a menu as it was when it was set, so it is set anew with every change.
    this.#device.setMenu(menu);
    this.taskbar.show(view.icon, view.tooltip);
  }

  destroy(): void {
    this.#device.destroy();
  }
}
