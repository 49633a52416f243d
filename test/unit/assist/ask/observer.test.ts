import { describe, expect, it } from 'vitest';
import { Recorder } from '../../../../src/main/assist/ask/recorder';
import { unanswered, type Settlement } from '../../../../src/main/assist/ask/settlement';
import { fault, type Fault } from '../../../../src/shared/domain/fault';
import { err, ok, type Result } from '../../../../src/shared/domain/result';
import { aResult, aSuggestion } from '../../../support/samples';
import { MetricsBench } from '../insights/metrics-bench';

function recorderWith(bench: MetricsBench, written: Result<null, Fault>): Recorder {
  return new Recorder({
    ledger: { append: () => Promise.resolve(written) },
    clock: bench.clock,
    newId: () => 'id',
    appVersion: '0.1.0',
    policyHash: () => null,
    observer: bench.metrics,
  });
}

const asked = { id: 'query-1', conversationId: 'call-1', trigger: 'typed' as const };
const passed: Settlement = { ...unanswered(asked, 'PASS', null, 70), returned: 2, kept: [aResult()], dropped: { stale: 1 }, cacheHit: true, warmed: true };

describe('what is written down is counted', () => {
  it('as it ended, with where its answer came from', async () => {
    const bench = new MetricsBench();
    await recorderWith(bench, ok(null)).write(passed);
    expect(bench.insights.today).toMatchObject({ asked: 1, outcomes: { PASS: 1 }, returned: 2, withheld: { stale: 1 }, cacheHits: 1, warmedHits: 1 });
  });

  it('as a failure where it is held back because the audit can’t be written', async () => {
    const bench = new MetricsBench();
    await recorderWith(bench, err(fault('audit-unwritable', 'the disk is full'))).write(passed);
    expect(bench.insights.today).toMatchObject({ asked: 1, outcomes: { PASS: 0, ERROR: 1 }, returned: 0, cacheHits: 0 });
  });

  it('with what agents did', async () => {
    const bench = new MetricsBench();
    const recorder = recorderWith(bench, ok(null));
    await recorder.feedback(aSuggestion(), 'helpful');
    await recorder.feedback(aSuggestion(), 'not-helpful');
    expect(bench.insights.today.feedback).toMatchObject({ helpful: 0, 'not-helpful': 1 });
  });

  it('with a dismissal taken back by another card of its document, but not by one of another conversation', async () => {
    const bench = new MetricsBench();
    const recorder = recorderWith(bench, ok(null));
    await recorder.feedback(aSuggestion({ id: 's1' }), 'dismissed');
    await recorder.feedback(aSuggestion({ id: 's3', conversationId: 'another' }), 'restored');
    expect(bench.insights.today.feedback.dismissed).toBe(1);
    await recorder.feedback(aSuggestion({ id: 's2' }), 'restored');
    expect(bench.insights.today.feedback.dismissed).toBe(0);
  });
});
