import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soakFaults } from '../../../../scripts/soak/faults.mjs';
import { chanceFrom } from '../../../../scripts/soak/random.mjs';
import { makeTrouble } from '../../../../scripts/soak/trouble.mjs';
import { noFaults } from '../../../../src/simulator/faults';
import type { Simulator } from '../../../../src/simulator/simulator';

// Pauses of the soak come from the promises' timers, which fake clocks leave alone; here they pass by themselves.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, value: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      const end = (): void => reject(new Error('over'));
      signal.addEventListener('abort', end);
      setTimeout(() => {
        signal.removeEventListener('abort', end);
        resolve(value);
      }, ms);
    }),
}));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function troubled(seed: number, minutes: number) {
  const happened: string[] = [];
  let dropsWithoutPong = 0;
  const faults = noFaults();
  // The faults use no more of a simulator than this.
  const dropConnections = (code: number): void => {
    happened.push(`drop ${code}`);
    if (faults.session.pongOff !== false) dropsWithoutPong += 1;
  };
  const simulator = { faults, dropConnections } as unknown as Simulator;
  const over = new AbortController();
  const around = {
    simulator,
    chance: chanceFrom(seed),
    deadlineMs: 3_000,
    expireTokens: () => void happened.push('tokens expired'),
    askAndCancel: () => Promise.resolve(void happened.push('cancelled')),
  };
  const work = makeTrouble(soakFaults, around, over.signal);
  await vi.advanceTimersByTimeAsync(minutes * 60_000);
  over.abort();
  return { counts: await work, happened, faults, dropsWithoutPong };
}

describe('the trouble the soak makes', () => {
  it('comes every few seconds, and in half an hour every kind of it', async () => {
    const { counts } = await troubled(1, 30);
    expect([...counts].filter(([, times]) => times === 0)).toEqual([]);
    const all = [...counts.values()].reduce((sum, times) => sum + times, 0);
    // A pause of 2 to 6 s before each.
    expect(all).toBeGreaterThan(30 * 10);
    expect(all).toBeLessThan(30 * 30);
  });

  it('is over when it is told to stop: every switch is off', async () => {
    for (let seed = 0; seed < 20; seed += 1) expect((await troubled(seed, 1)).faults).toEqual({ ...noFaults(), session: { ...noFaults().session, error429RetryAfterS: 1 } });
  });

  it('leaves the connection alone while pongs are missing, for long enough that the app must notice', async () => {
    for (let seed = 0; seed < 20; seed += 1) expect((await troubled(seed, 5)).dropsWithoutPong).toBe(0);
    expect(soakFaults.find(({ name }) => name === 'no pong')?.forMs[0]).toBeGreaterThan(30_000);
  });

  it('is the same for the same seed, and another for another', async () => {
    const [one, same, other] = [await troubled(5, 3), await troubled(5, 3), await troubled(6, 3)];
    expect(same.happened).toEqual(one.happened);
    expect(other.happened).not.toEqual(one.happened);
  });
});
