import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../../src/shared/domain/audit-record';
import { fault } from '../../../../src/shared/domain/fault';
import { aQuery, aResult, noon, someSettings } from '../../../support/samples';
import { turn } from '../../../support/turns';
import { AssistantBench } from '../bench';

let bench: AssistantBench;
beforeEach(() => {
  bench = new AssistantBench();
});

/** What a record says where nothing came back and nothing was sent. */
function record(fields: Partial<AuditEntry>): AuditEntry {
  return {
    timestamp: new Date(bench.clock.now()).toISOString(),
    conversation_id: 'call-1',
    query_id: 'id-1',
    latency_ms: null,
    results_returned: 0,
    results_validated: 0,
    cache_hit: false,
    governance_status: 'PASS',
    trigger: 'typed',
    document_ids: [],
    dropped: {},
    app_version: '0.1.0',
    policy_hash: null,
    ...fields,
  };
}

describe('what is written down', () => {
  it('of a query that brought suggestions: PASS, with the documents shown, best first', async () => {
    bench.policyHash = 'abc123';
    const { settled } = bench.type('delivery charges', 'call-1');
    bench.clock.advance(40);
    bench.last.sent();
    bench.clock.advance(200);
    bench.last.answer([aResult({ documentId: 'b', confidence: 0.8 }), aResult({ documentId: 'a' }), aResult({ documentId: 'c', confidence: 0.1 })], 1);
    expect(await settled).toBe('PASS');
    expect(bench.written).toEqual([
      record({
        latency_ms: 200,
        results_returned: 4,
        results_validated: 2,
        document_ids: ['a', 'b'],
        dropped: { 'below-threshold': 1, invalid: 1 },
        policy_hash: 'abc123',
      }),
    ]);
  });

  it('of a query without an answer by its deadline: TIMEOUT, with the time since it was sent', async () => {
    const { settled, queryId } = bench.type('delivery charges', 'call-1');
    bench.last.sent();
    bench.clock.advance(15_000);
    expect(await settled).toBe('TIMEOUT');
    expect(bench.written).toEqual([record({ governance_status: 'TIMEOUT', latency_ms: 15_000, error: 'query-timeout' })]);
    expect(bench.viewOf(queryId)?.fault).toEqual({ tag: 'query-timeout', detail: '15 s' });
  });

  it.each([
    ['without a connection', false, 'not-connected'],
    ['on a connection that was busy', true, 'query-not-sent'],
  ])('of a query that never went out, %s: TIMEOUT, with no latency and why', async (_when, connected, error) => {
    bench.connected = connected;
    const { settled } = bench.type('delivery charges', 'call-1');
    bench.clock.advance(15_000);
    expect(await settled).toBe('TIMEOUT');
    expect(bench.written).toEqual([record({ governance_status: 'TIMEOUT', error })]);
  });

  it('of a query that the gateway refused: ERROR, with the fault’s name', async () => {
    const { settled } = bench.type('delivery charges', 'call-1');
    bench.last.sent();
    bench.clock.advance(30);
    bench.last.settle({ kind: 'failed', fault: fault('gateway-error', 'code 400') });
    expect(await settled).toBe('ERROR');
    expect(bench.written).toEqual([record({ governance_status: 'ERROR', latency_ms: 30, error: 'gateway-error' })]);
  });

  it('of a query that the transport let go of unasked: ERROR', async () => {
    const { settled } = bench.type('delivery charges', 'call-1');
    bench.last.settle({ kind: 'abandoned' });
    expect(await settled).toBe('ERROR');
    expect(bench.written).toEqual([record({ governance_status: 'ERROR', error: 'unexpected' })]);
  });

  it.each<[string, () => Promise<never>]>([
    ['rejects', () => Promise.reject(new Error('a very private question'))],
    ['throws', () => { throw new Error('a very private question'); }],
  ])('of a query whose transport %s, though it promised not to: ERROR, and the slot is free again', async (_how, breaks) => {
    bench.settings = someSettings({ gateway: { maxConcurrent: 1 } });
    const works = bench.ask.bind(bench);
    bench.ask = breaks;
    const { settled, queryId } = bench.type('a very private question', 'call-1');
    expect(await settled).toBe('ERROR');
    expect(bench.written).toEqual([record({ governance_status: 'ERROR', error: 'unexpected' })]);
    expect(bench.viewOf(queryId)).toMatchObject({ status: 'ERROR', fault: { tag: 'unexpected' } });
    bench.ask = works;
    const next = bench.type();
    bench.last.answer([aResult()]);
    expect(await next.settled).toBe('PASS');
  });

  it('of a query that the agent cancelled: CANCELLED, in flight and in line', async () => {
    bench.settings = someSettings({ gateway: { maxConcurrent: 1 } });
    const inFlight = bench.type('delivery charges', 'call-1');
    const inLine = bench.type('delivery charges', 'call-2');
    bench.last.sent();
    bench.clock.advance(70);
    bench.assistant.cancel(inLine.queryId);
    bench.assistant.cancel(inFlight.queryId);
    expect(await Promise.all([inFlight.settled, inLine.settled])).toEqual(['CANCELLED', 'CANCELLED']);
    expect(bench.written).toEqual([
      record({ governance_status: 'CANCELLED', query_id: inLine.queryId, conversation_id: 'call-2' }),
      record({ governance_status: 'CANCELLED', latency_ms: 70 }),
    ]);
    expect(bench.asked).toHaveLength(1);
  });

  it('of a query that a newer one replaced: SUPERSEDED', async () => {
    bench.type('delivery', 'call-1');
    const older = bench.type('delivery charges', 'call-1');
    bench.type('delivery charges abroad', 'call-1');
    expect(await older.settled).toBe('SUPERSEDED');
    expect(bench.written).toEqual([record({ governance_status: 'SUPERSEDED', query_id: older.queryId })]);
  });

  it('of a query for which the line was too long: REJECTED', async () => {
    for (let asked = 0; asked < 55; asked += 1) bench.type();
    const { settled, queryId } = bench.type('delivery charges', 'call-1');
    expect(await settled).toBe('REJECTED');
    expect(bench.written).toEqual([record({ governance_status: 'REJECTED', query_id: queryId, error: 'queue-full' })]);
    expect(bench.viewOf(queryId)).toMatchObject({ status: 'REJECTED', fault: { tag: 'queue-full' } });
  });

  it.each([
    ['a ', 'query-too-short'],
    ['x'.repeat(501), 'query-too-long'],
  ])('of a question out of bounds: REJECTED, with nothing asked and no slot taken', async (text, tag) => {
    const { settled, queryId } = bench.type(text, 'call-1');
    expect(await settled).toBe('REJECTED');
    expect(bench.asked).toEqual([]);
    expect(bench.written).toEqual([record({ governance_status: 'REJECTED', error: tag })]);
    expect(bench.viewOf(queryId)).toMatchObject({ status: 'REJECTED', fault: { tag } });
    expect(bench.viewOf(queryId)?.text.length).toBeLessThanOrEqual(500);
  });

  it('never has the text of a question, a title or a snippet in it', async () => {
    const { settled } = bench.type('a very private question');
    bench.last.answer([aResult()]);
    await settled;
    const text = JSON.stringify(bench.written);
    for (const private_ of ['private', 'Returning', 'Unused goods', 'help.fernhollow']) expect(text).not.toContain(private_);
  });
});

describe('an answer that nobody waits for any more', () => {
  it('is shown as a late suggestion of its own query, filtered and written down like any other', async () => {
    const { settled, queryId } = bench.type('delivery charges', 'call-1');
    bench.last.sent();
    bench.clock.advance(15_000);
    await settled;
    const { query } = bench.last;
    bench.clock.advance(2_000);
    await bench.assistant.receive({ trigger: 'late', conversationId: 'call-1', query, results: [aResult(), aResult({ documentId: 'weak', confidence: 0.2 })], dropped: {} });
    expect(bench.written[1]).toEqual(
      record({ query_id: queryId, trigger: 'late', results_returned: 2, results_validated: 1, document_ids: ['returns'], dropped: { 'below-threshold': 1 } }),
    );
    expect(bench.events).toEqual(['wrote TIMEOUT', 'wrote PASS', 'shown 1']);
    expect(bench.shown[0]?.suggestion).toMatchObject({ queryId, trigger: 'late' });
    expect(bench.viewOf(queryId)).toMatchObject({ status: 'PASS', shown: 1, latencyMs: null });
  });

  it('is shown as a push of its conversation, in the same way', async () => {
    const query = aQuery({ id: 'earlier', conversationId: 'call-1', askedAt: noon - 60_000, deadline: noon - 45_000 });
    await bench.assistant.receive({ trigger: 'push', conversationId: 'call-1', query, results: [aResult()], dropped: {} });
    expect(bench.written).toEqual([record({ query_id: 'earlier', trigger: 'push', results_returned: 1, results_validated: 1, document_ids: ['returns'] })]);
    expect(bench.shown[0]?.suggestion).toMatchObject({ queryId: 'earlier', trigger: 'push' });
  });

  it('is written down but changes nothing in the window when a push brings nothing to show', async () => {
    await bench.assistant.receive({ trigger: 'push', conversationId: 'call-1', query: aQuery(), results: [aResult({ confidence: 0.1 })], dropped: {} });
    await turn();
    expect(bench.written.map((entry) => entry.governance_status)).toEqual(['FILTERED']);
    expect(bench.views).toEqual([]);
    expect(bench.shown).toEqual([]);
  });
});
