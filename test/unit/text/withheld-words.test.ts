import { describe, expect, it } from 'vitest';
import { unlistedWords, withheldRows, withheldWords, type WithheldOf } from '../../../src/renderer/text/withheld';
import { dayMs, noon } from '../../support/samples';

const rule = { confidenceThreshold: 0.75, maxAgeDays: 90 };
const old = { reason: 'stale', confidence: 0.9, lastUpdated: noon - 400 * dayMs } as const;
const weak = { reason: 'below-threshold', confidence: 0.629, lastUpdated: noon } as const;
const broken = { reason: 'invalid', confidence: null, lastUpdated: null } as const;

function rows(withheld: WithheldOf['withheld']): readonly string[] {
  return withheldRows({ ...rule, dropped: {}, withheld }).map(({ words, count }) => (count === 1 ? words : `${words} × ${count}`));
}

describe('why results were withheld', () => {
  it('is counted by reason, with the rule each broke', () => {
    expect(withheldWords({ ...rule, dropped: { 'below-threshold': 1, stale: 2 } })).toBe('2 older than 90 days, 1 below 75 %');
    expect(withheldWords({ ...rule, maxAgeDays: 1, dropped: { stale: 1, dismissed: 2, undated: 1 } })).toBe('1 older than 1 day, 1 without a date, 2 you dismissed');
  });

  it('is told one by one by reason, each with its figures; a confidence is never rounded up to what it needs', () => {
    expect(rows([weak, old])).toEqual([expect.stringMatching(/^Updated .*2024.*: older than 90 days$/), '62 %, needs 75 %']);
    expect(rows([{ reason: 'duplicate', confidence: 0.8, lastUpdated: noon }])).toEqual(['Same article as one that is shown']);
    expect(rows([{ reason: 'undated', confidence: 0.8, lastUpdated: null }])).toEqual(['No date']);
    expect(rows([{ reason: 'dismissed', confidence: 0.8, lastUpdated: noon }])).toEqual(['You dismissed it in this conversation']);
  });

  it('says of several that break the rule alike how many they are', () => {
    expect(rows([broken, broken, broken])).toEqual(['Unreadable × 3']);
  });

  it('tells a date that is still to come from what can’t be read', () => {
    expect(rows([{ reason: 'invalid', confidence: 0.9, lastUpdated: noon + 800 * dayMs }])).toEqual([expect.stringMatching(/^Dated .*2028.*, which is still to come$/)]);
  });

  it('says how many there are beyond those that are listed', () => {
    expect(unlistedWords({ ...rule, dropped: { stale: 40, 'below-threshold': 5 }, withheld: Array.from({ length: 40 }, () => old) })).toBe('and 5 more');
    expect(unlistedWords({ ...rule, dropped: { stale: 1 }, withheld: [old] })).toBeNull();
  });
});
