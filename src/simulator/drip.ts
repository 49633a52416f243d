import type { Writable } from 'node:stream';
import type { Timers } from './timers';

/** Writes the bytes one by one, one every `everyMs`, then calls `done`; stops where the stream closes. */
export function drip(stream: Writable, bytes: Iterable<number>, everyMs: number, timers: Timers, done?: () => void): void {
  const rest = bytes[Symbol.iterator]();
  let callOff = (): void => undefined;
  const next = (): void => {
    const step = rest.next();
    if (step.done === true) {
      done?.();
      return;
    }
    stream.write(Uint8Array.of(step.value));
    callOff = timers.after(everyMs, next);
  };
  stream.once('close', () => callOff());
  next();
}
