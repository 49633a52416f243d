import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { codeOf } from './error-code';
import { decodeText } from './decode-text';

/** What became of reading a file: a disk that refuses says nothing about the contents. */
export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  /** The disk refused, or a link leads nowhere for now; `why` is its code. It may be different in a moment. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Something else than a file of at most the size that was allowed. */
  | { readonly kind: 'no-file'; readonly why: NoFile };

export type NoFile = 'EISDIR' | 'it is not a file' | 'it is too large';

/** Opened without waiting, so that a pipe in its place holds nothing up; Windows has no such flag. */
const openAtOnce: number = 'O_NONBLOCK' in constants ? constants.O_NONBLOCK : 0;
const openForReading = constants.O_RDONLY | openAtOnce;

/**
 * Reads a text that people may have edited, in whatever of UTF-8 and UTF-16 their editor wrote it. Never throws.
 * @param largest bytes; a file that is larger is none
 */
export function readText(path: string, largest: number): TextRead {
  try {
    const file = openSync(path, openForReading);
    try {
      const no = refusalOf(fstatSync(file));
      if (no !== null) return { kind: 'no-file', why: no };
      const buffer = Buffer.alloc(largest + 1);
      let size = 0;
      for (let read = -1; read !== 0 && size < buffer.length; size += read) read = readSync(file, buffer, size, buffer.length - size, null);
      return textIn(buffer.subarray(0, size), largest);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return failed(path, error);
  }
}

/** As `readText`, for a disk that may take its time. Resolves always. */
export async function readTextLater(path: string, largest: number): Promise<TextRead> {
  try {
    const file = await open(path, openForReading);
    try {
      const no = refusalOf(await file.stat());
      if (no !== null) return { kind: 'no-file', why: no };
      const buffer = Buffer.alloc(largest + 1);
      let size = 0;
      for (let read = -1; read !== 0 && size < buffer.length; size += read) {
        read = (await file.read(buffer, size, buffer.length - size, null)).bytesRead;
      }
      return textIn(buffer.subarray(0, size), largest);
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(path, error);
  }
}

function refusalOf(stats: { isFile(): boolean; isDirectory(): boolean }): NoFile | null {
  if (stats.isFile()) return null;
  return stats.isDirectory() ? 'EISDIR' : 'it is not a file';
}

function textIn(bytes: Buffer, largest: number): TextRead {
  return bytes.length > largest ? { kind: 'no-file', why: 'it is too large' } : { kind: 'text', text: decodeText(bytes) };
}

function failed(path: string, error: unknown): TextRead {
  const code = codeOf(error);
  // A link that leads nowhere is no missing file: what it leads to may be a share that comes back.
  if (code === 'ENOENT') return isThere(path) ? { kind: 'refused', why: code } : { kind: 'missing' };
  // A socket, or a device without a driver.
  if (code === 'ENXIO') return { kind: 'no-file', why: 'it is not a file' };
  return { kind: 'refused', why: code };
}

/** Whatever it is, also a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
