import type { WebContents } from 'electron';
import { bridgeNotes, bridgeOrders } from '../../shared/contract/limits/bridge-notes';
import { handleNote } from '../window/bridge/ipc';
import type { CopiedFrom, CopiedText } from './copied-text';
import { type PageKeys } from './page-keys';
import { isPaste } from './typed-keys';

/** A computer far away may take a while; what comes later nobody waits for any more. */
const pasteMs = 3_000;
/** Many times what the longest box of ours takes. */
const mostPasteBytes = 200_000;

/**
 * Pastes into our pages what main has read without waiting: Chromium asks for the clipboard in main, 12 s and more a time where its
 * owner doesn’t answer. Only the agent’s own keys and clicks have a text read, and the page gets it as if it were typed.
 */
export function pasteByMain(copied: CopiedText, keys: PageKeys): void {
  let turn = 0;
  /** Pages for which something is read. */
  const reading = new Map<WebContents, number>();
  const paste = async (page: WebContents, from: CopiedFrom): Promise<void> => {
    const own = (turn += 1);
    reading.set(page, own);
    page.send(bridgeOrders.pasteBegins, own);
    const found = await copied.read(from, { withinMs: pasteMs, mostBytes: mostPasteBytes });
    if (reading.get(page) === own) reading.delete(page);
    if (found !== null && !page.isDestroyed()) page.send(bridgeOrders.paste, own, found.text);
  };
  keys.onPressed((key, event, page) => {
    if (!isPaste(key)) return;
    event.preventDefault();
    // A key that is held down asks no more often than it is answered.
    if (!key.isAutoRepeat || !reading.has(page)) void paste(page, 'clipboard');
  });
  handleNote(bridgeNotes.pasteMarked, (_payload, page) => {
    if (keys.takeClick(page)) void paste(page, 'selection');
  });
}
