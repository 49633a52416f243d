import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import type { SessionBus } from '../bus/session-bus';
import { electronOpener } from './electron-opener';
import type { Opener } from './opener';
import { XdgOpener } from './xdg-opener';

/**
 * What the desktop opens things with. On Linux Electron’s calls say that an address was opened whatever became of it, wait in
 * main for as long as a folder takes, and say nothing of a file that is shown: they are used on macOS and Windows alone.
 */
export function systemOpener(parts: { readonly bus: SessionBus; readonly clock: Clock; readonly log: Log }): Opener {
  return process.platform === 'linux' ? new XdgOpener({ ...parts, env: process.env }) : electronOpener(parts.clock, parts.log);
}
