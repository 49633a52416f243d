import { beforeEach, describe, expect, it } from 'vitest';
import { recordedAs, Refusals } from '../../../../src/main/audit/trail/refusals';
import { FakeClock } from '../../../support/fake-clock';

let clock: FakeClock;
let records: unknown[];
let refusals: Refusals;
beforeEach(() => {
  clock = new FakeClock();
  records = [];
  refusals = new Refusals({ clock, record: (event) => Promise.resolve(records.push(event)) });
});

describe('what was refused that would have been recorded', () => {
  it('is one record a minute with how many there were, not one each', () => {
    for (let times = 0; times < 8_000; times += 1) {
      refusals.add('feedback', 2);
      refusals.add('ask', 1);
      clock.advance(10);
    }
    expect(records).toEqual([{ event: 'limited', since: '2026-02-03T09:30:00.000Z', refused: { feedback: 12_000, ask: 6_000 } }]);
    clock.advance(60_000);
    expect(records[1]).toMatchObject({ since: '2026-02-03T09:31:00.000Z', refused: { feedback: 4_000, ask: 2_000 } });
    expect(clock.pending).toBe(0);
  });

  it('is written down at the end, at once, and nothing where nothing was', async () => {
    await refusals.flush();
    expect(records).toEqual([]);
    refusals.add('push', 3);
    await refusals.flush();
    expect(records).toEqual([{ event: 'limited', since: '2026-02-03T09:30:00.000Z', refused: { push: 3 } }]);
    expect(clock.pending).toBe(0);
  });

  it('is what leaves a record, and nothing else', () => {
    expect(recordedAs('suggestion:copy')).toBe('feedback');
    expect(recordedAs('diagnostics:report')).toBeUndefined();
    expect(recordedAs('constructor')).toBeUndefined();
  });
});
