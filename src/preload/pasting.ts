import { bridgeNotes, bridgeOrders } from '../shared/contract/limits/bridge-notes';

/** As much of Electron's `ipcRenderer` as is needed. */
export interface PasteLine {
  send(channel: string): void;
  on(channel: string, listener: (event: unknown, turn: number, text: string) => void): unknown;
}

const middle = 1;

/**
 * Keeps Chromium from asking for the clipboard, which holds main up for as long as its owner doesn’t answer: to paste by the
 * middle button, and to know what a menu may offer that isn’t there. Main reads it instead, hears the keys of a paste itself,
 * and has the text put in here. The page sees no more of it than of what is typed.
 */
export function takePastes(line: PasteLine): void {
  let target: { readonly turn: number; readonly box: Element | null } | null = null;
  window.addEventListener('contextmenu', (event) => event.preventDefault(), true);
  window.addEventListener(
    'mouseup',
    (event) => {
      if (event.button !== middle) return;
      event.preventDefault();
      if (event.isTrusted && isBox(event.target)) line.send(bridgeNotes.pasteMarked);
    },
    true,
  );
  line.on(bridgeOrders.pasteBegins, (_event, turn) => (target = { turn, box: document.activeElement }));
  line.on(bridgeOrders.paste, (_event, turn, text) => {
    // The agent may have gone on to another box while it was read.
    if (target?.turn !== turn || target.box !== document.activeElement) return;
    target = null;
    // Deprecated without a successor that can be undone; it is this world’s own, the page has none.
    // oxlint-disable-next-line typescript/no-deprecated
    document.execCommand('insertText', false, text);
  });
}

function isBox(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
}
