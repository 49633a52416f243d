import { beforeEach, describe, expect, it } from 'vitest';
import { auditEntrySchema } from '../../../../src/shared/domain/audit-record';
import { fault, type Fault } from '../../../../src/shared/domain/fault';
import { noFeedback } from '../../../../src/shared/domain/knowledge';
import { err, ok, type Result } from '../../../../src/shared/domain/result';
import { aResult, dayMs, noon, someSettings } from '../../../support/samples';
import { Deferred, turn, watch } from '../../../support/turns';
import { AssistantBench } from '../bench';

let bench: AssistantBench;
beforeEach(() => {
  bench = new AssistantBench();
});

describe('a suggestion', () => {
  it('is not shown before its record is on disk', async () => {
    const disk = new Deferred<Result<null, Fault>>();
    bench.ledger = () => disk.promise;
    const asked = bench.type();
    const settled = watch(asked.settled);
    bench.last.answer([aResult()]);
    await turn();
    expect(bench.written).toHaveLength(1);
    expect(bench.shown).toEqual([]);
    expect(bench.viewOf(asked.queryId)?.status).toBe('asking');
    expect(settled.value).toBeUndefined();
    disk.resolve(ok(null));
    await turn();
    expect(bench.events).toEqual(['wrote PASS', 'shown 1']);
    expect(bench.viewOf(asked.queryId)).toMatchObject({ status: 'PASS', shown: 1 });
    expect(settled.value).toBe('PASS');
  });

  it('is held back when its record can’t be written, and the query says why', async () => {
    const reason = fault('audit-unwritable', 'the disk is full');
    bench.ledger = () => Promise.resolve(err(reason));
    const asked = bench.type();
    bench.last.answer([aResult()]);
    await asked.settled;
    expect(bench.shown).toEqual([]);
    expect(bench.viewOf(asked.queryId)).toMatchObject({ status: 'ERROR', shown: 0, fault: reason });
  });

  it('is held back for its own query only: the next one is shown when writing works again', async () => {
    bench.ledger = () => Promise.resolve(err(fault('audit-unwritable')));
    const first = bench.type();
    bench.last.answer([aResult()]);
    await first.settled;
    bench.ledger = null;
    const second = bench.type();
    bench.last.answer([aResult()]);
    await second.settled;
    expect(bench.shown.map((one) => one.suggestion.queryId)).toEqual([second.queryId]);
  });

  it('says what it is, where from and when, and keeps its address to itself', async () => {
    const asked = bench.type('delivery charges', 'call-7');
    bench.last.answer([aResult({ url: 'https://help.fernhollow.example/returns/how' })]);
    await asked.settled;
    const [shown] = bench.shown;
    expect(shown?.url).toBe('https://help.fernhollow.example/returns/how');
    expect(shown?.suggestion).toEqual({
      id: expect.any(String) as unknown,
      queryId: asked.queryId,
      conversationId: 'call-7',
      documentId: 'returns',
      title: 'Returning something',
      snippet: 'Unused goods can be returned within 30 days.',
      confidence: 0.9,
      lastUpdated: noon - 10 * dayMs,
      source: 'help.fernhollow.example › returns',
      priority: 1,
      canOpen: true,
      trigger: 'typed',
      shownAt: noon,
      revision: null,
      feedback: noFeedback,
    });
    expect(JSON.stringify(shown?.suggestion)).not.toContain('https://');
  });

  it('without an address can’t be opened', async () => {
    const asked = bench.type();
    bench.last.answer([aResult({ url: null })]);
    await asked.settled;
    expect(bench.shown[0]).toMatchObject({ url: null, suggestion: { canOpen: false, source: 'kb' } });
  });
});

describe('an answer', () => {
  it('is filtered by the query’s own threshold and the freshness in force when it comes', async () => {
    const asked = bench.type();
    bench.settings = someSettings({ gateway: { confidenceThreshold: 0.1 }, freshness: { maxAgeDays: 30 } });
    bench.last.answer([aResult({ documentId: 'good' }), aResult({ documentId: 'weak', confidence: 0.5 }), aResult({ documentId: 'old', lastUpdated: noon - 31 * dayMs })]);
    await asked.settled;
    expect(bench.shown.map((one) => one.suggestion.documentId)).toEqual(['good']);
    expect(bench.viewOf(asked.queryId)).toMatchObject({ returned: 3, shown: 1, dropped: { 'below-threshold': 1, stale: 1 } });
  });

  it('of which nothing may be shown is FILTERED, and one without results is EMPTY', async () => {
    const filtered = bench.type();
    bench.last.answer([aResult({ confidence: 0.1 })], 2);
    const malformed = bench.type();
    bench.last.answer([], 3);
    const empty = bench.type();
    bench.last.answer([]);
    expect(await Promise.all([filtered.settled, malformed.settled, empty.settled])).toEqual(['FILTERED', 'FILTERED', 'EMPTY']);
    expect(bench.written.map((entry) => [entry.results_returned, entry.results_validated, entry.dropped])).toEqual([
      [3, 0, { 'below-threshold': 1, invalid: 2 }],
      [3, 0, { invalid: 3 }],
      [0, 0, {}],
    ]);
    expect(bench.events.some((event) => event.startsWith('shown'))).toBe(false);
  });
});

describe('a query in the window', () => {
  it('is queued, asking, and settled', async () => {
    bench.settings = someSettings({ gateway: { maxConcurrent: 1 } });
    bench.type();
    const asked = bench.type();
    expect(bench.viewOf(asked.queryId)).toMatchObject({ status: 'queued', place: 1, text: 'delivery charges 2' });
    bench.asked[0]?.answer([]);
    await turn();
    expect(bench.viewOf(asked.queryId)).toMatchObject({ status: 'asking', place: null });
    bench.last.sent();
    bench.clock.advance(230);
    bench.last.answer([aResult()]);
    await asked.settled;
    expect(bench.viewOf(asked.queryId)).toMatchObject({ status: 'PASS', latencyMs: 230, fault: null });
  });

  it('stays as it settled, whatever is cancelled afterwards', async () => {
    const asked = bench.type();
    bench.last.answer([aResult()]);
    await asked.settled;
    const before = bench.views.length;
    bench.assistant.cancel(asked.queryId);
    await turn();
    expect(bench.views).toHaveLength(before);
    expect(bench.written).toHaveLength(1);
  });

  it('is told about and audited exactly once when it settles, among many', async () => {
    const asked = Array.from({ length: 20 }, () => bench.type());
    for (const one of asked.slice(0, 3)) bench.assistant.cancel(one.queryId);
    // The list grows while it is gone through: each answer lets the next query out.
    for (const one of bench.asked) {
      one.answer([aResult()]);
      await turn();
    }
    await Promise.all(asked.map((one) => one.settled));
    const unsettled = ['queued', 'asking'];
    for (const { queryId } of asked) {
      expect(bench.views.filter((view) => view.id === queryId && !unsettled.includes(view.status))).toHaveLength(1);
      expect(bench.written.filter((entry) => entry.query_id === queryId)).toHaveLength(1);
    }
  });

  it('is waited for until it is written down', async () => {
    const disk = new Deferred<Result<null, Fault>>();
    bench.ledger = () => disk.promise;
    bench.type();
    bench.last.answer([aResult()]);
    const idle = watch(bench.assistant.idle().then(() => 'idle'));
    await turn();
    expect(idle.value).toBeUndefined();
    disk.resolve(ok(null));
    await turn();
    expect(idle.value).toBe('idle');
  });
});

describe('every record', () => {
  it('has a shape the ledger takes, the clock having been set back in between', async () => {
    const asked = bench.type();
    bench.last.sent();
    bench.clock.set(noon - 3_600_000);
    bench.last.answer([aResult({ lastUpdated: noon - 10 * dayMs })]);
    await asked.settled;
    expect(bench.written.map((entry) => auditEntrySchema.safeParse(entry).success)).toEqual([true]);
    expect(bench.written[0]?.latency_ms).toBe(0);
  });
});
