import { fault, type Fault } from '../../../shared/domain/fault';
import { err, ok, type Result } from '../../../shared/domain/result';

/** How an opening went: by the desktop’s own word, `opened` or `failed`; `unanswered` where there was none in time. */
export type Opening = 'opened' | 'failed' | 'unanswered';

/** Opens things with the desktop’s other programs. Each settles within ten seconds (`item`: twenty), never rejects, and holds nothing up. */
export interface Opener {
  /** An address, in the browser. */
  address(url: string): Promise<Opening>;
  /** A folder, in the file manager. */
  folder(path: string): Promise<Opening>;
  /** The folder that a file or folder is in, with it marked where the file manager can. */
  item(path: string): Promise<Opening>;
}

/** A desktop answers within a second or two. On a plain one xdg-open ends with the browser that it has started: hours later. */
export const openingMs = 10_000;

/** What the window says of a folder that was to be opened. */
export function folderResult(opening: Opening): Result<null, Fault> {
  if (opening === 'opened') return ok(null);
  return err(fault(opening === 'failed' ? 'folder-not-opened' : 'opening-unanswered'));
}
