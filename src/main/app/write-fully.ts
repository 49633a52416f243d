/** As `fs.writeSync`: gives back how many bytes it took. */
type Write = (bytes: Uint8Array) => number;

/** A reader that takes nothing for so long is not waited for. */
const mostWaits = 1_000;
const waitMs = 10;

/**
 * Writes all of a text by a call that may take a part of it only, or ask to come again because a pipe is full. Where
 * nobody reads any more (the pipe was closed, or nothing is taken for ten seconds) the rest is dropped. Throws what
 * else the call throws.
 * @param pause waits so many milliseconds
 */
export function writeFully(write: Write, text: string, pause: (ms: number) => void): void {
  let rest: Uint8Array = Buffer.from(text, 'utf8');
  for (let waits = 0; rest.length > 0 && waits < mostWaits; ) {
    try {
      const taken = write(rest);
      rest = rest.subarray(taken);
      waits = taken > 0 ? 0 : waits + 1;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      waits += 1;
      pause(waitMs);
    }
  }
}
