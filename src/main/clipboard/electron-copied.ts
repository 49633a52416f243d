import { clipboard } from 'electron';
import { z } from 'zod';
import type { Clock } from '../clock';
import type { Copied, CopiedFrom, CopiedText } from './copied-text';

/** What was copied, by Electron. Older versions read at once, in main; newer ones answer with promises. */
export function electronCopied(clock: Clock): CopiedText {
  return {
    read: (from, { withinMs, mostBytes }) =>
      new Promise((resolve) => {
        const cancel = clock.after(withinMs, () => resolve(null));
        void copied(from).then((found) => {
          cancel();
          resolve(found !== null && Buffer.byteLength(found.text) <= mostBytes ? found : null);
        });
      }),
  };
}

/** How password managers mark what they copy: KDE and others on Linux, on macOS, on Windows. */
const secretFormats = ['x-kde-passwordManagerHint', 'org.nspasteboard.ConcealedType', 'ExcludeClipboardContentFromMonitorProcessing'];

async function copied(from: CopiedFrom): Promise<Copied | null> {
  try {
    const secret = from === 'clipboard' && (await Promise.all(secretFormats.map((format) => isThere(format)))).includes(true);
    const text = z.string().parse(await (from === 'clipboard' ? clipboard.readText() : markedText()));
    return text === '' ? null : { text, secret };
  } catch {
    return null;
  }
}

async function isThere(format: string): Promise<boolean> {
  try {
    // Newer versions answer with promises, and want names that aren't MIME types said like the second.
    return (await clipboard.has(format)) || (await clipboard.has(`electron application/osclipboard;format="${format}"`));
  } catch {
    return false;
  }
}

function markedText(): unknown {
  if (process.platform !== 'linux') return '';
  // Newer versions have a second clipboard, the floor an argument; the types know one of them each.
  const either = clipboard as unknown as { readonly selection?: { readText(): unknown }; readText(type: 'selection'): unknown };
  return either.selection === undefined ? either.readText('selection') : either.selection.readText();
}
