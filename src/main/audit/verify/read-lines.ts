import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';

/** A line of a file, or why it can't be one. */
export type FileLine =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'bad'; readonly line: number; readonly why: string; readonly bytes: Buffer }
  /** What comes after the last line feed, and is no longer than a record. */
  | { readonly kind: 'torn'; readonly line: number; readonly bytes: Buffer };

/** A record names at most what one message of the gateway, 1 MiB, can name. */
const longestLine = 2 * 1024 * 1024;
const lineFeed = 0x0a;

/**
 * The lines of a stream, a chunk's at a time, so that the event loop gets its turn between them. A line longer than
 * 2 MiB is given as bad, by its first 2 MiB.
 */
export async function* linesOf(stream: Readable | AsyncIterable<Buffer>): AsyncGenerator<readonly FileLine[]> {
  let line = 0;
  let rest: Buffer[] = [];
  let restLength = 0;
  // The stream yields buffers because no encoding is set.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const lines: FileLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      const own = chunk.subarray(from, end);
      const bytes = restLength === 0 ? own : Buffer.concat([...rest, own]);
      lines.push(lineOf(bytes, restLength + own.length, (line += 1)));
      rest = [];
      restLength = 0;
      from = end + 1;
    }
    const tail = chunk.subarray(from);
    if (tail.length > 0) {
      if (restLength < longestLine) rest.push(Buffer.from(tail));
      restLength += tail.length;
    }
    if (lines.length > 0) yield lines;
  }
  // No line that is being written is that long.
  if (restLength > longestLine) yield [lineOf(Buffer.concat(rest), restLength, line + 1)];
  else if (restLength > 0) yield [{ kind: 'torn', line: line + 1, bytes: Buffer.concat(rest) }];
}

function lineOf(bytes: Buffer, length: number, line: number): FileLine {
  if (length > longestLine) return { kind: 'bad', line, why: 'it is longer than any record', bytes };
  if (!isUtf8(bytes)) return { kind: 'bad', line, why: 'it is not UTF-8', bytes };
  return { kind: 'text', line, text: bytes.toString('utf8') };
}
