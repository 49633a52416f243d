import { writeSync } from 'node:fs';
import { printableLines } from '../../shared/domain/printable';
import { writeFully } from './write-fully';

/** Writes a text to a stream of this process before it ends, with nothing in it that a terminal would obey; there is no event loop yet to wait by. Where there is no such stream nobody reads. */
export function say(fd: 1 | 2, text: string): void {
  try {
    writeFully((bytes) => writeSync(fd, bytes), printableLines(text), (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms));
  } catch {
    // A program with windows may have been started without streams. The exit code says what it has to all the same.
  }
}
