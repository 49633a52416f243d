import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';

/** A line of a file, or why it can't be one. */
export type FileLine =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'bad'; readonly line: number; readonly why: string; readonly bytes: Buffer }
  /** A piece of a line that is longer than any record, and goes on: what is `bad` at its end holds the last one alone. */
  | { readonly kind: 'piece'; readonly line: number; readonly bytes: Buffer }
  /** What comes after the last line feed, and is no longer than a record. */
  | { readonly kind: 'torn'; readonly line: number; readonly bytes: Buffer };

/** A record names at most what one message of the gateway, 1 MiB, can name. */
const longestLine = 2 * 1024 * 1024;
const lineFeed = 0x0a;

/**
 * The lines of a stream, a chunk's at a time, so that the event loop gets its turn between them. A line longer than
 * 2 MiB comes in pieces, none of which is kept.
 */
export async function* linesOf(stream: Readable | AsyncIterable<Buffer>): AsyncGenerator<readonly FileLine[]> {
  let line = 0;
  let rest: Buffer[] = [];
  let length = 0;
  // The stream yields buffers because no encoding is set.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const lines: FileLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      const own = chunk.subarray(from, end);
      lines.push(lineOf(rest.length === 0 ? own : Buffer.concat([...rest, own]), length + own.length, (line += 1)));
      rest = [];
      length = 0;
      from = end + 1;
    }
    const tail = chunk.subarray(from);
    if (tail.length > 0) rest.push(Buffer.from(tail));
    length += tail.length;
    if (length > longestLine) {
      lines.push({ kind: 'piece', line: line + 1, bytes: Buffer.concat(rest) });
      rest = [];
    }
    if (lines.length > 0) yield lines;
  }
  // No line that is being written is that long.
  if (length > longestLine) yield [lineOf(Buffer.concat(rest), length, line + 1)];
  else if (length > 0) yield [{ kind: 'torn', line: line + 1, bytes: Buffer.concat(rest) }];
}

function lineOf(bytes: Buffer, length: number, line: number): FileLine {
  if (length > longestLine) return { kind: 'bad', line, why: 'it is longer than any record', bytes };
  if (!isUtf8(bytes)) return { kind: 'bad', line, why: 'it is not UTF-8', bytes };
  return { kind: 'text', line, text: bytes.toString('utf8') };
}

/** Bytes of a line with its line feed, or of a piece of one, for progress. */
export function lineBytes(line: FileLine): number {
  if (line.kind === 'piece') return line.bytes.length;
  return line.kind === 'text' ? Buffer.byteLength(line.text) + 1 : line.bytes.length + 1;
}
