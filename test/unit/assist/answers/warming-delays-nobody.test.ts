import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Assistant } from '../../../../src/main/assist/ask/assistant';
import type { AskOptions, Gateway, GatewayOutcome } from '../../../../src/main/genesys/gateway';
import type { Query } from '../../../../src/shared/domain/knowledge';
import { ok } from '../../../../src/shared/domain/result';
import { FakeClock } from '../../../support/fake-clock';
import { aResult, noon, someSettings } from '../../../support/samples';
import { turn } from '../../../support/turns';

const atOnce = 5;

/** A gateway that takes five at once and answers each question after a time of its own. */
class TimedGateway implements Pick<Gateway, 'ask' | 'capacity' | 'connected' | 'healthy'> {
  readonly capacity = atOnce;
  readonly connected = true;
  readonly healthy = true;
  readonly sentAt = new Map<string, number>();
  warmSent = 0;
  most = 0;
  #out = 0;

  constructor(
    private readonly clock: FakeClock,
    private readonly latencyOf: (text: string) => number,
  ) {}

  ask(query: Query, { signal, onSent }: AskOptions): Promise<GatewayOutcome> {
    onSent();
    if (query.trigger === 'warm') this.warmSent += 1;
    else this.sentAt.set(query.id, this.clock.elapsed());
    this.#out += 1;
    this.most = Math.max(this.most, this.#out);
    return new Promise((resolve) => {
      const end = (outcome: GatewayOutcome): void => {
        cancel();
        this.#out -= 1;
        resolve(outcome);
      };
      const cancel = this.clock.after(this.latencyOf(query.text), () => end({ kind: 'answered', answer: { results: [aResult()], dropped: {} } }));
      signal.addEventListener('abort', () => end({ kind: 'abandoned' }), { once: true });
    });
  }
}

interface Ask {
  readonly afterMs: number;
  readonly call: number;
  readonly latencyMs: number;
}

/** Plays the script and says when each question went out, in virtual time. */
async function play(script: readonly Ask[], warmList: readonly string[]): Promise<{ readonly sentAt: readonly (number | undefined)[]; readonly warmSent: number; readonly most: number }> {
  const clock = new FakeClock(noon);
  const latencies = new Map(script.map((ask, index) => [`question ${index}`, ask.latencyMs]));
  const gateway = new TimedGateway(clock, (text) => latencies.get(text) ?? 700);
  let ids = 0;
  const assistant = new Assistant({
    gateway: gateway as unknown as Gateway, // the assistant starts, stops and retries no gateway
    ledger: { append: () => Promise.resolve(ok(null)) },
    view: { queryChanged: () => undefined, suggestionsShown: () => undefined, suggestionsChanged: () => undefined },
    settings: () => someSettings({ cache: { warmList: [...warmList], maxAgeSeconds: 10 } }),
    clock,
    newId: () => `id-${(ids += 1)}`,
    appVersion: '0.1.0',
    policyHash: () => null,
  });
  assistant.capacityChanged();
  const asked: string[] = [];
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 50) {
      clock.advance(Math.min(50, left));
      await turn();
    }
  };
  for (const [index, { afterMs, call }] of script.entries()) {
    await pass(afterMs);
    asked.push(assistant.ask({ text: `question ${index}`, conversationId: `call-${call}`, trigger: 'typed' }).queryId);
  }
  await pass(16_000);
  assistant.close();
  await assistant.idle();
  return { sentAt: asked.map((id) => gateway.sentAt.get(id)), warmSent: gateway.warmSent, most: gateway.most };
}

it('an agent’s question goes out in the same moment with warming as without it, whatever the load, and never are more than the limit out', async () => {
  const ask = fc.record({ afterMs: fc.constantFrom(0, 0, 0, 50, 300, 2_000), call: fc.integer({ min: 0, max: 9 }), latencyMs: fc.constantFrom(400, 1_500, 8_000, 20_000) });
  const warmList = Array.from({ length: 12 }, (_one, index) => `warm ${index}`);
  let warmSent = 0;
  let full = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 25, size: 'max' }), async (script) => {
      const cold = await play(script, []);
      const warm = await play(script, warmList);
      expect(warm.sentAt).toEqual(cold.sentAt);
      expect(warm.most).toBeLessThanOrEqual(atOnce);
      warmSent += warm.warmSent;
      if (cold.most === atOnce) full += 1;
    }),
    { numRuns: 60, seed: 20261125 },
  );
  // The property says something only where there was warming, and full slots.
  expect(warmSent).toBeGreaterThan(500);
  expect(full).toBeGreaterThan(10);
});
