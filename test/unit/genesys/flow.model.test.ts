import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { howOften, seedOr } from '../../support/effort';
import { action } from './flow-actions';
import { FlowBench } from './flow-bench';
import { FlowPlay } from './flow-play';

/** After a change to the gateway `CUECARD_SEED=random CUECARD_RUNS=60000` gives others, and more. */
const seed = seedOr(20_260_222);
const runs = howOften({ quick: 1_000, full: 10_000 }, 'CUECARD_RUNS');
const most = 60;

describe('the session and the slots, under any interleaving of what can happen to them', () => {
  it('settle each query exactly once and as the protocol says, in order, and keep nothing', async () => {
    const count = { actions: 0, queries: 0, sent: 0, sockets: 0, lost: 0, unshifted: 0, held: 0, heldInVain: 0, tooMany: 0 };
    const ends: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(
        fc.record({ begins: fc.constantFrom('connected' as const, 'connected' as const, 'connected' as const, 'signing-in' as const), lifeMs: fc.integer({ min: 500, max: 120_000 }), queryId: fc.constantFrom('keep' as const, 'send' as const), random: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
        fc.array(action, { minLength: 1, maxLength: most, size: 'max' }),
        async (config, actions) => {
          const bench = new FlowBench(config);
          const play = new FlowPlay(bench);
          bench.gateway.start();
          if (config.begins === 'connected') await play.act({ do: 'connect', lifeMs: config.lifeMs });
          for (const one of actions) {
            await play.act(one);
            if (bench.model.broken.length > 0) break;
          }
          expect(bench.model.broken).toEqual([]);
          await play.end();
          expect(bench.model.broken).toEqual([]);
          count.actions += actions.length;
          count.queries += bench.model.queries.size;
          for (const what of ['sent', 'lost', 'unshifted', 'held', 'heldInVain', 'tooMany'] as const) count[what] += bench.seen[what];
          count.sockets += bench.sockets.length;
          for (const { end } of bench.model.queries.values()) if (end !== null) ends[end.kind] = (ends[end.kind] ?? 0) + 1;
        },
      ),
      { seed, numRuns: runs },
    );
    const kinds = Object.entries(ends).map(([kind, number]) => `${number} ${kind}`);
    console.log(`session and slots: seed ${seed}, ${runs} runs, ${count.actions} actions, ${count.queries} queries sent ${count.sent} times on ${count.sockets} sockets: ${kinds.join(', ')}`);
    console.log(`${count.lost} answers were lost, ${count.unshifted} later ones of their conversations were taken for what they are; ${count.held} queries waited for a new socket, ${count.heldInVain} in vain; ${count.tooMany} times a replaced socket was one too many`);
  }, 170_000);
});
