import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soakFaults, soakPauseMs } from '../../../../scripts/soak/faults.mjs';
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
  const work = makeTrouble(soakFaults, around, over.signal, soakPauseMs);
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

  it('keeps a part that takes its time to be turned off for itself until then', async () => {
    const happened: string[] = [];
    const slow = (name: string) => ({
      name,
      part: 'the same',
      forMs: [1_000, 1_000] as const,
      on: () => void happened.push(`${name} on`),
      off: () => new Promise<void>((resolve) => setTimeout(() => resolve(void happened.push(`${name} off`)), 9_000)),
    });
    const over = new AbortController();
    const work = makeTrouble([slow('one'), slow('other')], { chance: chanceFrom(3) }, over.signal, [500, 500]);
    await vi.advanceTimersByTimeAsync(60_000);
    over.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    await work;
    expect(happened.length).toBeGreaterThan(8);
    for (let at = 0; at < happened.length; at += 2) expect(happened[at + 1]).toBe(happened[at]?.replace(' on', ' off'));
  });

  it('fails where something could not be turned off', async () => {
    const broken = { name: 'broken', part: 'a part', forMs: [1_000, 1_000] as const, on: () => undefined, off: () => Promise.reject(new Error('not off')) };
    const work = makeTrouble([broken], { chance: chanceFrom(3) }, new AbortController().signal, [500, 500]);
    const failed = expect(work).rejects.toThrow('not off');
    await vi.advanceTimersByTimeAsync(10_000);
    await failed;
  });

  it('is the same for the same seed, and another for another', async () => {
    const [one, same, other] = [await troubled(5, 3), await troubled(5, 3), await troubled(6, 3)];
    expect(same.happened).toEqual(one.happened);
    expect(other.happened).not.toEqual(one.happened);
  });
});
