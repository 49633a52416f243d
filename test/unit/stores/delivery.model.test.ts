import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { howOften, seedOr } from '../../support/effort';
import { deadLetterAfterMs, playWorld, type Outage, type Played, type Poison, type World } from './delivery-world';

/** `CUECARD_SEED=random CUECARD_RUNS=5000` for others, and more. */
const runs = howOften({ quick: 100, full: 500 }, 'CUECARD_RUNS');
const seed = seedOr(12);

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

const poison = fc.constantFrom<Poison>('fails', 'stalls', 'refused');

/** Up to forty events within two days, most of them early; any of them poisoned. */
const arrivals = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 48 * hourMs })), { minLength: 1, maxLength: 40 })
  .map((times) => times.sort((a, b) => a - b));
const poisons = fc.array(fc.tuple(fc.nat(39), poison), { maxLength: 12 }).map((those) => new Map(those));
const outages = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 60 * hourMs }),
    lasts: fc.oneof(fc.integer({ min: secondMs, max: 10 * minuteMs }), fc.integer({ min: secondMs, max: 40 * hourMs })),
    how: fc.constantFrom('unreachable' as const, 'failing' as const),
  }).map(({ from, lasts, how }): Outage => ({ from, until: from + lasts, how })),
  { maxLength: 3 },
);
const restarts = fc.array(fc.integer({ min: 0, max: 100 * hourMs }), { maxLength: 4 });
const clockSteps = fc.array(fc.record({ at: fc.integer({ min: 0, max: 100 * hourMs }), by: fc.integer({ min: -400 * hourMs, max: 400 * hourMs }) }), { maxLength: 2 });

/** Long enough that every outage is over, and everything poisoned has failed for a day. */
const longEnoughMs = 200 * hourMs;

const firstTry = ({ tries }: Played, of: number): number | undefined => tries.find(({ n }) => n === of)?.at;
const numbers = ({ arrivals: of }: World): readonly number[] => of.map((_at, index) => index + 1);

async function holds(world: World, check: (played: Played) => void): Promise<void> {
  check(await playWorld(world, longEnoughMs));
}

const options = { numRuns: runs, seed, endOnFailure: false };
const patience = 120_000;

describe(`deliveries, ${runs} runs from seed ${seed}`, () => {
  it('settle every event once, one try at a time, and put aside only what failed in its own last try', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ arrivals, poisons, outages, restarts, clockSteps: fc.constant([]) }), (world) =>
        holds(world, (played) => {
          expect(played.atOnce).toBe(1);
          const settled = [...played.delivered, ...played.putAside.map(({ n }) => n)].sort((a, b) => a - b);
          expect(settled).toEqual(numbers(world));
          for (const { n, at, attempts } of played.putAside) {
            const own = played.tries.filter((one) => one.n === n);
            expect(own.length).toBe(attempts);
            const last = own.at(-1)!;
            expect(last.ended).not.toBe('delivered');
            // Its last try ended in that very moment.
            expect(at - last.at).toBeLessThanOrEqual(10 * secondMs);
            if (last.ended === 'failed') expect(at - firstTry(played, n)!).toBeGreaterThanOrEqual(deadLetterAfterMs);
          }
        }),
      ),
      options,
    );
  }, patience);

  it('put aside nothing good while the receiver is up, whatever else is poisoned, and keep the order of what is good', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ arrivals, poisons, outages: fc.constant([]), restarts, clockSteps }), (world) =>
        holds(world, (played) => {
          const good = numbers(world).filter((n) => !world.poisons.has(n - 1));
          expect(played.delivered).toEqual(good);
          for (const n of good) {
            // Four tries of each poisoned one before it, 10 s each, and the pauses between them.
            const delay = firstTry(played, n)! - world.arrivals[n - 1]!;
            expect(delay).toBeLessThanOrEqual((world.poisons.size + 1) * 5 * minuteMs);
          }
          // Over a restart the clock has to be believed, and it may have been set meanwhile.
          if (world.clockSteps.length > 0) return;
          for (const { n, at } of played.putAside) {
            // Those that are passed over take turns, one each five minutes, and a start has ten minutes' grace.
            if (world.poisons.get(n - 1) !== 'refused') expect(at - firstTry(played, n)!).toBeLessThanOrEqual(deadLetterAfterMs + 3 * hourMs);
          }
        }),
      ),
      options,
    );
  }, patience);

  it('make no more tries at a receiver that is down than one after each pause', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ arrivals, poisons, outages, restarts: fc.constant([]), clockSteps: fc.constant([]) }), (world) =>
        holds(world, ({ tries }) => {
          for (const { from, until } of world.outages) {
            const within = tries.filter(({ at }) => from <= at && at < until).length;
            // At its start one event of each kind may have been tried without a pause: one passed over, one in line.
            expect(within).toBeLessThanOrEqual(triesWithin(until - from) + 2);
          }
        }),
      ),
      options,
    );
  }, patience);

  it('bring what waited in order when the receiver is back, but for one event at most that was tried in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ arrivals, poisons: fc.constant(new Map<number, Poison>()), outages, restarts, clockSteps: fc.constant([]) }), (world) =>
        holds(world, ({ delivered }) => {
          const ahead = delivered.filter((n, place) => delivered.slice(place + 1).some((later) => later < n));
          expect(ahead.length).toBeLessThanOrEqual(world.outages.filter(({ how }) => how === 'failing').length);
        }),
      ),
      options,
    );
  }, patience);

  it('are not hurried by a clock that is set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ arrivals, poisons, outages, restarts: fc.constant([]), clockSteps }), async (world) => {
        expect(await playWorld(world, longEnoughMs)).toEqual(await playWorld({ ...world, clockSteps: [] }, longEnoughMs));
      }),
      { ...options, numRuns: Math.ceil(runs / 4) },
    );
  }, patience);
});

/** Tries in so many milliseconds after which each pause doubles, up to five minutes, by half of it on average. */
function triesWithin(ms: number): number {
  let tries = 0;
  for (let at = 0; at < ms; tries += 1) at += 0.5 * Math.min(300, 2 ** tries) * secondMs;
  return tries;
}
