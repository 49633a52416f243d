import { describe, expect, it } from 'vitest';
import { Summary } from '../../../../src/main/audit/export/summary';

const dayMs = 86_400_000;

function query(seq: number, day: number, governance_status: string) {
  return { seq, prev: 'a', hash: 'b', timestamp: new Date(day * dayMs).toISOString(), governance_status };
}

describe('the days of a report', () => {
  it('are told one by one, oldest first', () => {
    const summary = new Summary();
    for (const [index, day] of [20_001, 20_000, 20_001].entries()) summary.take(query(index + 1, day, index === 0 ? 'PASS' : 'ERROR'));
    expect(summary.days).toEqual([
      { day: '2024-10-04', queries: 1, shown: 0, failed: 1 },
      { day: '2024-10-05', queries: 2, shown: 1, failed: 1 },
    ]);
  });

  it('are counted together beyond 4,000, so that no query is missing', () => {
    const summary = new Summary();
    for (let day = 0; day < 4_010; day += 1) summary.take(query(day + 1, day, 'PASS'));
    summary.take(query(4_011, 0, 'ERROR'));
    expect(summary.days).toHaveLength(4_001);
    expect(summary.days[0]).toEqual({ day: '1970-01-01', queries: 2, shown: 1, failed: 1 });
    expect(summary.days.at(-1)).toEqual({ day: 'Further days', queries: 10, shown: 10, failed: 0 });
    expect(summary.days.reduce((sum, { queries }) => sum + queries, 0)).toBe(summary.queries);
  });
});
