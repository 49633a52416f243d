import { openSync, readSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoopDelay } from './stall-meter';

/**
 * Each look of the monitor wakes the whole process. Twenty a second cost Electron’s main some 8 ms of CPU time a second; half as
 * many are made. A stall is measured to within this many milliseconds.
 */
const resolutionMs = 100;

/** What stays in the histogram without hiding anything that is worth a word. */
const forgottenMs = 25;

/** Node’s own monitor of the event loop. A stall is told by what it surely was: up to 100 ms less than it took. */
export function loopDelay(): LoopDelay & { end(): void } {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  return {
    take: () => {
      // Nanoseconds between two looks, the pause that there is to be included.
      const latest = histogram.count === 0 ? 0 : histogram.max / 1e6 - resolutionMs;
      // What comes before the first look after a reset isn’t measured: none is made for what nobody would notice.
      if (latest < forgottenMs) return Math.max(latest, 0);
      histogram.reset();
      return latest;
    },
    reset: () => {
      // Begun anew, so that the pause that lasts until the next look isn’t counted either.
      histogram.disable();
      histogram.reset();
      histogram.enable();
    },
    end: () => void histogram.disable(),
  };
}

/**
 * For how long this process’s main thread could have run while others did, in milliseconds: the second number of Linux’s
 * `/proc/self/schedstat`. It answers null on other systems and where the kernel keeps no count.
 */
export function heldBackReader(): () => number | null {
  if (process.platform !== 'linux') return () => null;
  const bytes = Buffer.alloc(128);
  let file: number | null = null;
  try {
    file = openSync('/proc/self/schedstat', 'r');
  } catch {
    return () => null;
  }
  const open = file;
  return () => {
    try {
      const nanoseconds = Number(bytes.toString('latin1', 0, readSync(open, bytes, 0, bytes.length, 0)).split(' ')[1]);
      return Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : null;
    } catch {
      return null;
    }
  };
}
