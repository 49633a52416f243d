import { app, dialog, powerMonitor } from 'electron';
import type { Log } from '../diagnostics/log';
import { wakeChildren } from './supervision/child-processes';

/** Quitting takes at most this long, whatever still hangs. */
const deadlineMs = 4_000;

/** Why the app ends: because somebody quits it, or because the system or a signal tells it to. */
export type EndReason = 'quit' | 'signal';

/** Lets `release` finish its work before the app ends, once, and within a deadline. */
export function releaseBeforeQuit(release: (reason: EndReason) => Promise<void>, log: Log): void {
  let reason: EndReason = 'quit';
  let releasing = false;
  whenTold(() => {
    reason = 'signal';
    app.quit();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (releasing) return;
    releasing = true;
    const deadline = setTimeout(end, deadlineMs);
    void release(reason)
      .catch((error: unknown) => log.error('not everything was released', { error }))
      .then(() => log.close())
      .finally(() => {
        clearTimeout(deadline);
        end();
      });
  });
}

function end(): void {
  wakeChildren(app.getAppMetrics());
  app.exit(0);
}

/** A signal, or the end of the session: Linux and macOS tell the app of it, Windows each of its windows. */
function whenTold(end: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // A package listened before Electron was ready, and Electron then took its place: Node asks the system anew only for
    // the first listener.
    process.removeAllListeners(signal);
    process.on(signal, end);
  }
  powerMonitor.on('shutdown', end);
  app.on('browser-window-created', (_event, window) => window.on('session-end', end));
}

/** Without a window or a tray there is only this to say it with; a process that shows nothing must not stay. */
export function giveUp(error: unknown): void {
  dialog.showErrorBox('Cuecard could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
