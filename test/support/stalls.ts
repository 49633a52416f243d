import type * as Fs from 'node:fs';
import { expect, type ElectronApplication } from '@playwright/test';

/** What nobody who looks at the window may notice, in milliseconds, also while other tests keep the machine busy. */
export const longestAllowedMs = 500;

export interface StallWatch {
  /** How long main did nothing else at the longest since this was last asked, or since the watch began, in milliseconds. */
  readonly longest: () => Promise<number>;
  /** Fails where that was `longestAllowedMs` or longer, and says what the test was about. Asked anew, it begins anew. */
  readonly expectNone: (during: string) => Promise<void>;
}

/**
 * Watches main’s event loop from now on. A call that blocks counts whether it works or waits for another process; the time for
 * which main could have gone on and the machine was busy with others doesn’t count (`/proc/self/schedstat`, its second number),
 * nor does half the time for which anybody waited for a processor: whom main calls may be held back as well.
 * It lasts as long as the app does.
 */
export async function watchStalls(app: ElectronApplication): Promise<StallWatch> {
  await app.evaluate(() => {
    // The driver’s code has no `require` of its own; main is CommonJS, so that its module is there.
    // oxlint-disable-next-line typescript/no-deprecated
    const entry = process.mainModule;
    if (entry === undefined) throw new Error('main has no module to require from');
    // What a module requires is of no type.
    const { openSync, readSync } = entry.require('node:fs') as typeof Fs;
    const file = openSync('/proc/self/schedstat', 'r');
    const bytes = Buffer.alloc(128);
    const heldBack = (): number => {
      const length = readSync(file, bytes, 0, bytes.length, 0);
      return Number(bytes.toString('latin1', 0, length).split(' ')[1]) / 1e6;
    };
    // For how long anybody on the machine waited for a processor, in ms. Half of it is what a call may have waited for whom it called.
    let pressure: number | null;
    try {
      pressure = openSync('/proc/pressure/cpu', 'r');
    } catch {
      // The kernel keeps no count.
      pressure = null;
    }
    const crowded = (): number => {
      if (pressure === null) return 0;
      const length = readSync(pressure, bytes, 0, bytes.length, 0);
      return Number(/total=(\d+)/.exec(bytes.toString('latin1', 0, length))?.[1] ?? 0) / 1e3;
    };
    const everyMs = 5;
    const seen = { longest: 0, at: performance.now(), heldBack: heldBack(), crowded: crowded(), looks: 0 };
    const look = (): void => {
      const [at, held] = [performance.now(), heldBack()];
      const stall = at - seen.at - everyMs - (held - seen.heldBack);
      seen.looks += 1;
      if (stall > 100 || seen.looks % 10 === 0) {
        const now = crowded();
        seen.longest = Math.max(seen.longest, stall > 100 ? stall - (now - seen.crowded) / 2 : stall);
        seen.crowded = now;
      } else seen.longest = Math.max(seen.longest, stall);
      Object.assign(seen, { at, heldBack: held });
    };
    setInterval(look, everyMs);
    Object.assign(globalThis, {
      longestStall: (): number => {
        // What has ended just now was seen by no timer yet.
        look();
        const { longest } = seen;
        seen.longest = 0;
        return longest;
      },
    });
  });
  // Put there above.
  const longest = (): Promise<number> => app.evaluate(() => (globalThis as unknown as { longestStall: () => number }).longestStall());
  return {
    longest,
    expectNone: async (during) => expect(await longest(), `main’s longest stall, in ms, ${during}`).toBeLessThan(longestAllowedMs),
  };
}
