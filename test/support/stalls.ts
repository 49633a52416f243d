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
 * which main could have gone on and the machine was busy with others doesn’t count (`/proc/self/schedstat`, its second number).
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
    const everyMs = 5;
    const seen = { longest: 0, at: performance.now(), heldBack: heldBack() };
    const look = (): void => {
      const [at, held] = [performance.now(), heldBack()];
      seen.longest = Math.max(seen.longest, at - seen.at - everyMs - (held - seen.heldBack));
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
