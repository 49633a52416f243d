import type { Clock } from '../clock';
import { windowsHere } from '../window/windows-here';
import { electronCopied } from './electron-copied';
import { XCopied } from './x-copied';

/** `clipboard` is what was copied; `selection`, on Linux, what is marked in a window. */
export type CopiedFrom = 'clipboard' | 'selection';

/** A text that some program holds for others. */
export interface Copied {
  readonly text: string;
  /** Whoever put it there says that it is a secret. */
  readonly secret: boolean;
}

export interface CopiedBounds {
  readonly withinMs: number;
  /** Of the text, as UTF-8. */
  readonly mostBytes: number;
}

/** Reads what was copied, or marked. */
export interface CopiedText {
  /** Null where there is no text, more of it than that, or none in time. Never rejects. */
  read(from: CopiedFrom, bounds: CopiedBounds): Promise<Copied | null>;
}

/**
 * Under X11 the program that holds a text is asked for it, and may never answer. Electron’s calls wait for it in main, 12 s and
 * more each; there we ask ourselves. Elsewhere a desktop’s clipboard is read by Electron.
 */
export function copiedText(clock: Clock): CopiedText {
  return clipboardIsOurs() ? new XCopied({ display: process.env.DISPLAY ?? '', clock }) : electronCopied(clock);
}

/** True where we read the clipboard by ourselves. */
export function clipboardIsOurs(): boolean {
  return ['x11', 'xwayland'].includes(windowsHere()) && (process.env.DISPLAY ?? '') !== '';
}
