import { app, dialog } from 'electron';
import type { Log } from '../diagnostics/log';

/** Quitting takes at most this long, whatever still hangs. */
const deadlineMs = 4_000;

/** Lets `release` finish its work before the app ends, once, and within a deadline. */
export function releaseBeforeQuit(release: () => Promise<void>, log: Log): void {
  let releasing = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (releasing) return;
    releasing = true;
    const deadline = setTimeout(() => app.exit(0), deadlineMs);
    void release()
      .catch((error: unknown) => log.error('not everything was released', { error }))
      .then(() => log.close())
      .finally(() => {
        clearTimeout(deadline);
        app.exit(0);
      });
  });
}

/** Without a window or a tray there is only this to say it with; a process that shows nothing must not stay. */
export function giveUp(error: unknown): void {
  dialog.showErrorBox('Cuecard could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
