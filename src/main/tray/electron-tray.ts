import { join } from 'node:path';
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron';
import type { MakeTray } from './tray';
import type { TrayCommand, TrayMenuItem } from './tray-menu';
import type { TrayIcon } from './tray-state';

/** Electron's tray. A click shows the window, but on macOS, where it opens the menu. */
export function electronTray(iconsFolder: string): MakeTray {
  return (chosen) => {
    const image = (icon: TrayIcon): Electron.NativeImage => {
      // macOS colours a template itself; Electron knows one by its name.
      const template = process.platform === 'darwin' ? 'Template' : '';
      return nativeImage.createFromPath(join(iconsFolder, `tray-${icon}${template}.png`));
    };
    const tray = new Tray(image('connecting'));
    if (process.platform !== 'darwin') tray.on('click', () => chosen({ do: 'show' }));
    return {
      setIcon: (icon) => tray.setImage(image(icon)),
      setTooltip: (text) => tray.setToolTip(text),
      setMenu: (items) => tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => menuItem(item, chosen)))),
      destroy: () => tray.destroy(),
    };
  };
}

function menuItem(item: TrayMenuItem, chosen: (command: TrayCommand) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'words':
      return { label: item.label, enabled: false };
    case 'submenu':
      return { label: item.label, submenu: item.items.map((inner) => menuItem(inner, chosen)) };
    case 'command':
      return { label: item.label, enabled: item.enabled, click: () => chosen(item.command) };
  }
}
