import { clipboard } from 'electron';
import { z } from 'zod';

/** What the agent copied, and on Linux what they marked in another window. */
export interface CopiedTexts {
  readonly clipboard: string;
  readonly selection: string;
}

/** Reads both once. Empty where there is nothing, where it can't be read, or where whoever put it there says it is a secret. */
export async function copiedTexts(): Promise<CopiedTexts> {
  const hidden = await Promise.all(concealed.map((format) => isThere(format)));
  return { clipboard: hidden.includes(true) ? '' : await text(() => clipboard.readText()), selection: await text(markedText) };
}

/** How password managers mark what they copy: KDE and others on Linux, on macOS, on Windows. */
const concealed = ['x-kde-passwordManagerHint', 'org.nspasteboard.ConcealedType', 'ExcludeClipboardContentFromMonitorProcessing'];

async function isThere(format: string): Promise<boolean> {
  try {
    // Newer versions answer with promises, and want names that aren't MIME types said like the second.
    return (await clipboard.has(format)) || (await clipboard.has(`electron application/osclipboard;format="${format}"`));
  } catch {
    return false;
  }
}

async function text(read: () => unknown): Promise<string> {
  try {
    return z.string().parse(await read());
  } catch {
    return '';
  }
}

function markedText(): unknown {
  if (process.platform !== 'linux') return '';
  // Newer versions have a second clipboard, the floor an argument; the types know one of them each.
  const either = clipboard as unknown as { readonly selection?: { readText(): unknown }; readText(type: 'selection'): unknown };
  return either.selection === undefined ? either.readText('selection') : either.selection.readText();
}
