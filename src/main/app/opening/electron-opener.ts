import { shell } from 'electron';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { openingMs, type Opener, type Opening } from './opener';

/** What macOS and Windows open things with. */
export function electronOpener(clock: Clock, log: Log): Opener {
  const judged = (what: string, asked: Promise<unknown>): Promise<Opening> =>
    new Promise((resolve) => {
      const settle = (opening: Opening): void => {
        cancel();
        if (opening !== 'opened') log.warn('not opened by the desktop', { what, how: opening });
        resolve(opening);
      };
      const cancel = clock.after(openingMs, () => settle('unanswered'));
      asked.then(
        // A folder that was not opened is told by a sentence.
        (answer) => settle(typeof answer === 'string' && answer !== '' ? 'failed' : 'opened'),
        () => settle('failed'),
      );
    });
  return {
    address: (url) => judged('address', shell.openExternal(url)),
    folder: (path) => judged('folder', shell.openPath(path)),
    item: (path) => {
      // It never says how it went; who wanted to see the folder sees whether it came.
      shell.showItemInFolder(path);
      return Promise.resolve('opened');
    },
  };
}
