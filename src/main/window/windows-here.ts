import { app } from 'electron';
import { windowSystemOf, type WindowSystem } from './window-system';

/** What draws our own windows. */
export function windowsHere(): WindowSystem {
  return windowSystemOf({
    platform: process.platform,
    env: process.env,
    ozone: { platform: app.commandLine.getSwitchValue('ozone-platform'), hint: app.commandLine.getSwitchValue('ozone-platform-hint') },
    electron: process.versions.electron,
  });
}
