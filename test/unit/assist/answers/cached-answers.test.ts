import { beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../../src/shared/domain/fault';
import { noFeedback } from '../../../../src/shared/domain/knowledge';
import { ok, type Result } from '../../../../src/shared/domain/result';
import { aResult, dayMs, noon, someSettings } from '../../../support/samples';
import { Deferred, turn } from '../../../support/turns';
import { AssistantBench } from '../bench';

let bench: AssistantBench;
beforeEach(() => {
  bench = new AssistantBench();
});

const halfLifeMs = 150_000;

/** Asks and answers once, so that the answer is kept. */
async function askedBefore(results = [aResult()], text = 'delivery charges'): Promise<string> {
  const { queryId, settled } = bench.type(text, 'call-1');
  bench.last.sent();
  bench.last.answer(results);
  await settled;
  return queryId;
}

describe('a question that was asked before', () => {
  it('is answered at once, without a slot, and written down as a cache hit of the query that was sent', async () => {
    const first = await askedBefore();
    const again = bench.type('  Delivery   CHARGES ', 'call-2');
    expect(await again.settled).toBe('PASS');
    expect(bench.asked).toHaveLength(1);
    expect(bench.written[1]).toMatchObject({
      query_id: again.queryId, conversation_id: 'call-2', cache_hit: true, latency_ms: null, governance_status: 'PASS', answer_of: first, document_ids: ['returns'], results_validated: 1,
    });
    expect(bench.shown.map((one) => one.suggestion.queryId)).toEqual([first, again.queryId]);
    expect(bench.viewOf(again.queryId)).toMatchObject({ status: 'PASS', cacheHit: true, shown: 1, latencyMs: null });
    expect(bench.events).toEqual(['wrote PASS', 'shown 1', 'wrote PASS', 'shown 1']);
  });

  it('is answered though nothing can be asked at the moment', async () => {
    await askedBefore();
    bench.settings = someSettings({ gateway: { maxConcurrent: 5 } });
    bench.connected = false;
    bench.capacityIs(0);
    expect(await bench.type('delivery charges').settled).toBe('PASS');
  });

  it('is asked anew when nothing of the kept answer is fresh enough by now', async () => {
    await askedBefore([aResult({ lastUpdated: noon - 90 * dayMs })]);
    bench.clock.advance(1);
    const again = bench.type('delivery charges');
    expect(bench.asked).toHaveLength(2);
    bench.last.answer([aResult()]);
    expect(await again.settled).toBe('PASS');
    expect(bench.written.at(-1)).toMatchObject({ cache_hit: false });
  });

  it('is answered with what of the kept answer is still fresh enough', async () => {
    await askedBefore([aResult({ documentId: 'old', lastUpdated: noon - 90 * dayMs }), aResult({ documentId: 'young' })]);
    bench.clock.advance(1);
    await bench.type('delivery charges').settled;
    expect(bench.written.at(-1)).toMatchObject({ cache_hit: true, document_ids: ['young'], dropped: { stale: 1 } });
  });

  it('is judged by the freshness rules of today', async () => {
    await askedBefore([aResult({ lastUpdated: noon - 40 * dayMs })]);
    bench.settings = someSettings({ freshness: { maxAgeDays: 30 } });
    bench.type('delivery charges');
    expect(bench.asked).toHaveLength(2);
  });

  it('is asked anew where no answer came of it, nothing was relevant, or it failed', async () => {
    for (const results of [[], [aResult({ confidence: 0.1 })]]) {
      const { settled } = bench.type('nothing of use');
      bench.last.answer(results);
      await settled;
    }
    const failing = bench.type('nothing of use');
    bench.last.settle({ kind: 'failed', fault: { tag: 'gateway-error' } });
    await failing.settled;
    expect(bench.asked).toHaveLength(3);
  });

  it('is not asked again in the background in the first half of the answer’s life', async () => {
    await askedBefore();
    bench.clock.advance(halfLifeMs);
    await bench.type('delivery charges').settled;
    await turn();
    expect(bench.asked).toHaveLength(1);
  });

  it('is asked anew after something new came for it', async () => {
    await askedBefore();
    const { query } = bench.last;
    await bench.assistant.receive({ trigger: 'push', conversationId: 'call-1', query, results: [aResult({ documentId: 'new' })], dropped: {} });
    bench.type('delivery charges');
    expect(bench.asked).toHaveLength(2);
  });

  it('is answered by an answer that came late', async () => {
    const { settled } = bench.type('delivery charges', 'call-1');
    bench.last.sent();
    bench.clock.advance(15_000);
    expect(await settled).toBe('TIMEOUT');
    await bench.assistant.receive({ trigger: 'late', conversationId: 'call-1', query: bench.last.query, results: [aResult()], dropped: {} });
    expect(await bench.type('delivery charges').settled).toBe('PASS');
    expect(bench.asked).toHaveLength(1);
  });

  it('whose record can’t be written shows nothing', async () => {
    await askedBefore();
    bench.ledger = () => Promise.resolve({ ok: false, error: { tag: 'audit-unwritable' } });
    await bench.type('delivery charges').settled;
    expect(bench.shown).toHaveLength(1);
  });
});

describe('an ageing answer that was served', () => {
  /** Serves it past half its life; the background query is out then. */
  async function served(conversationId = 'call-2'): Promise<string> {
    bench.clock.advance(halfLifeMs + 1);
    const { queryId, settled } = bench.type('delivery charges', conversationId);
    await settled;
    await turn();
    return queryId;
  }

  it('is asked for again in the background, in a conversation of nobody’s', async () => {
    await askedBefore();
    await served();
    expect(bench.asked).toHaveLength(2);
    expect(bench.last.query).toMatchObject({ text: 'delivery charges', trigger: 'revalidate' });
    expect(['call-1', 'call-2']).not.toContain(bench.last.query.conversationId);
    expect(bench.viewOf(bench.last.query.id)).toBeUndefined();
  });

  it('stays as it is where nothing changed, and lives on', async () => {
    await askedBefore();
    await served();
    bench.last.sent();
    bench.clock.advance(200);
    bench.last.answer([aResult()]);
    await bench.assistant.idle();
    expect(bench.changed).toEqual([]);
    expect(bench.shown).toHaveLength(2);
    expect(bench.written.at(-1)).toMatchObject({ trigger: 'revalidate', conversation_id: 'call-2', governance_status: 'PASS', latency_ms: 200, cache_hit: false });
    bench.clock.advance(halfLifeMs - 1_000);
    await bench.type('delivery charges').settled;
    await turn();
    expect(bench.asked).toHaveLength(2);
  });

  it('updates its cards in place, once that is written down, and leaves those of older questions alone', async () => {
    await askedBefore();
    const queryId = await served();
    bench.events.length = 0;
    bench.last.answer([aResult({ snippet: 'Now 14 days.', url: 'https://help.fernhollow.example/new' })]);
    await bench.assistant.idle();
    expect(bench.events).toEqual(['wrote PASS', 'changed 1']);
    expect(bench.told.at(-1)).toMatchObject({ after: 'changed 1', event: { trigger: 'revalidate', conversation_id: 'call-2' } });
    const [updated] = bench.changed;
    const before = bench.shown.find((one) => one.suggestion.queryId === queryId);
    expect(updated?.suggestion).toMatchObject({ id: before?.suggestion.id, queryId, snippet: 'Now 14 days.', revision: 'updated', shownAt: before?.suggestion.shownAt });
    expect(updated?.url).toBe('https://help.fernhollow.example/new');
    expect(bench.assistant.shownSuggestion(updated?.suggestion.id ?? '')).toEqual(updated);
  });

  it('marks what isn’t found any more, and adds what is new', async () => {
    await askedBefore([aResult({ documentId: 'gone' }), aResult({ documentId: 'stays' })]);
    const queryId = await served();
    bench.last.answer([aResult({ documentId: 'stays' }), aResult({ documentId: 'new', confidence: 0.99 })]);
    await bench.assistant.idle();
    expect(bench.changed.map((one) => [one.suggestion.documentId, one.suggestion.revision])).toEqual([['gone', 'withdrawn']]);
    expect(bench.shown.at(-1)?.suggestion).toMatchObject({ documentId: 'new', queryId, conversationId: 'call-2', trigger: 'revalidate', revision: null });
  });

  it('takes a mere change of confidence over without a mark', async () => {
    await askedBefore();
    await served();
    bench.last.answer([aResult({ confidence: 0.91 })]);
    await bench.assistant.idle();
    expect(bench.changed.map((one) => [one.suggestion.confidence, one.suggestion.revision])).toEqual([[0.91, null]]);
  });

  it('keeps what the agent did with a card when it is updated', async () => {
    await askedBefore();
    await served();
    const shown = bench.shown.at(-1)?.suggestion.id ?? '';
    await bench.assistant.feedback(shown, 'pinned');
    bench.last.answer([aResult({ snippet: 'Now 14 days.' })]);
    await bench.assistant.idle();
    expect(bench.changed.at(-1)?.suggestion).toMatchObject({ snippet: 'Now 14 days.', feedback: { ...noFeedback, pinned: true } });
  });

  it('shows no change whose record can’t be written', async () => {
    await askedBefore();
    await served();
    bench.ledger = () => Promise.resolve({ ok: false, error: { tag: 'audit-unwritable' } });
    bench.last.answer([aResult({ snippet: 'Now 14 days.' }), aResult({ documentId: 'new' })]);
    await bench.assistant.idle();
    expect(bench.changed).toEqual([]);
    expect(bench.shown).toHaveLength(2);
  });

  it('is asked for once, and updates the cards of every call it was served to, each with a record of its own', async () => {
    await askedBefore();
    const one = await served('call-2');
    const { queryId: two, settled } = bench.type('delivery charges', 'call-3');
    await settled;
    expect(bench.asked).toHaveLength(2);
    const sent = bench.last.query.id;
    bench.last.answer([aResult({ snippet: 'Now 14 days.' })]);
    await bench.assistant.idle();
    expect(bench.changed.map((change) => change.suggestion.queryId)).toEqual([one, two]);
    expect(bench.written.slice(-2)).toMatchObject([
      { trigger: 'revalidate', conversation_id: 'call-2', query_id: sent },
      { trigger: 'revalidate', conversation_id: 'call-3', answer_of: sent, latency_ms: null },
    ]);
  });

  it('whose second answer fails or doesn’t come stays, and its record says so', async () => {
    await askedBefore();
    await served();
    bench.last.sent();
    bench.clock.advance(15_000);
    await bench.assistant.idle();
    expect(bench.written.at(-1)).toMatchObject({ trigger: 'revalidate', conversation_id: 'call-2', governance_status: 'TIMEOUT', error: 'query-timeout' });
    await bench.type('delivery charges').settled;
    await turn();
    bench.last.settle({ kind: 'failed', fault: { tag: 'gateway-error' } });
    await bench.assistant.idle();
    expect(bench.written.at(-1)).toMatchObject({ trigger: 'revalidate', governance_status: 'ERROR', error: 'gateway-error' });
    expect(bench.changed).toEqual([]);
  });
});

describe('the same question, asked while it is on its way', () => {
  it('by the same call is the same query', async () => {
    const first = bench.type('delivery charges', 'call-1');
    const second = bench.type('Delivery charges', 'call-1');
    expect(second.queryId).toBe(first.queryId);
    bench.last.answer([aResult()]);
    expect(await second.settled).toBe('PASS');
    expect(bench.asked).toHaveLength(1);
    expect(bench.written).toHaveLength(1);
    expect(bench.shown).toHaveLength(1);
  });

  it('by another call is sent once, and both get the answer, each in a record of its own', async () => {
    const first = bench.type('delivery charges', 'call-1');
    bench.last.sent();
    bench.clock.advance(100);
    const second = bench.type('delivery charges', 'call-2');
    expect(bench.viewOf(second.queryId)).toMatchObject({ status: 'asking', place: null });
    bench.clock.advance(50);
    bench.last.answer([aResult()]);
    expect(await Promise.all([first.settled, second.settled])).toEqual(['PASS', 'PASS']);
    expect(bench.asked).toHaveLength(1);
    expect(bench.written).toMatchObject([
      { query_id: first.queryId, conversation_id: 'call-1', latency_ms: 150, cache_hit: false },
      { query_id: second.queryId, conversation_id: 'call-2', latency_ms: null, cache_hit: false, answer_of: first.queryId },
    ]);
    expect(bench.written[0]).not.toHaveProperty('answer_of');
    expect(bench.shown.map((one) => one.suggestion.conversationId)).toEqual(['call-1', 'call-2']);
  });

  it('is sent itself where the one on its way is cancelled, and those after it follow it', async () => {
    const first = bench.type('delivery charges', 'call-1');
    bench.last.sent();
    const second = bench.type('delivery charges', 'call-2');
    const third = bench.type('delivery charges', 'call-3');
    bench.assistant.cancel(first.queryId);
    await turn();
    expect(bench.asked.map((one) => one.query.id)).toEqual([first.queryId, second.queryId]);
    bench.last.answer([aResult()]);
    expect(await Promise.all([first.settled, second.settled, third.settled])).toEqual(['CANCELLED', 'PASS', 'PASS']);
    expect(bench.written.at(-1)).toMatchObject({ query_id: third.queryId, answer_of: second.queryId });
  });

  it('doesn’t take the place of what its call asked after it, also where it comes into line later and the clock was set back', async () => {
    const first = bench.type('delivery charges', 'call-1');
    const older = bench.type('delivery charges', 'call-2');
    bench.clock.set(noon - 3_600_000);
    bench.capacityIs(1);
    const newer = bench.type('returns', 'call-2');
    bench.type('opening hours', 'call-3');
    bench.capacityIs(0);
    bench.assistant.cancel(first.queryId);
    expect(await older.settled).toBe('SUPERSEDED');
    bench.capacityIs(1);
    expect(bench.last.query.id).toBe(newer.queryId);
    bench.last.answer([aResult()]);
    expect(await newer.settled).toBe('PASS');
  });

  it('is another one where nothing will come of the first, whose record is still being written', async () => {
    const first = bench.type('delivery charges', 'call-1');
    const disk = new Deferred<Result<null, Fault>>();
    bench.ledger = () => disk.promise;
    bench.assistant.cancel(first.queryId);
    await turn();
    expect(bench.written).toHaveLength(1);
    const again = bench.type('delivery charges', 'call-1');
    expect(again.queryId).not.toBe(first.queryId);
    disk.resolve(ok(null));
    await first.settled;
    expect(bench.type('delivery charges', 'call-1').queryId).toBe(again.queryId);
    bench.last.answer([aResult()]);
    expect([await first.settled, await again.settled]).toEqual(['CANCELLED', 'PASS']);
  });

  it('keeps its own deadline and can be cancelled by itself', async () => {
    const first = bench.type('delivery charges', 'call-1');
    bench.last.sent();
    const second = bench.type('delivery charges', 'call-2');
    bench.assistant.cancel(second.queryId);
    expect(await second.settled).toBe('CANCELLED');
    bench.last.answer([aResult()]);
    expect(await first.settled).toBe('PASS');
    expect(bench.shown).toHaveLength(1);
  });

  it('is told its deadline also when no timer noticed', async () => {
    bench.type('delivery charges', 'call-1');
    const second = bench.type('delivery charges', 'call-2');
    bench.clock.set(noon + 15_000);
    bench.assistant.expire();
    expect(await second.settled).toBe('TIMEOUT');
  });

  it('fails for both where it can’t be answered, each having been sent', async () => {
    const first = bench.type('delivery charges', 'call-1');
    const second = bench.type('delivery charges', 'call-2');
    bench.asked[0]?.settle({ kind: 'failed', fault: { tag: 'gateway-error' } });
    await first.settled;
    await turn();
    bench.asked[1]?.settle({ kind: 'failed', fault: { tag: 'gateway-error' } });
    expect(await second.settled).toBe('ERROR');
    expect(bench.asked).toHaveLength(2);
  });
});
