import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type RelevanceRules } from '../../../src/main/assist/relevance';
import type { KnowledgeResult } from '../../../src/shared/knowledge';
import { aResult, dayMs, noon } from '../../support/samples';

const rules: RelevanceRules = { confidenceThreshold: 0.75, maxAgeDays: 90, unknownAge: 'drop' };
const ids = (results: readonly KnowledgeResult[]): string[] => results.map((result) => result.documentId);
const judgeOne = (fields: Partial<KnowledgeResult>, changed: Partial<RelevanceRules> = {}): 'kept' | object => {
  const { kept, dropped } = judge([aResult(fields)], { ...rules, ...changed }, noon);
  return kept.length === 1 ? 'kept' : dropped;
};

describe('a result', () => {
  it('is kept at exactly the threshold, and dropped a hair below', () => {
    expect(judgeOne({ confidence: 0.75 })).toBe('kept');
    expect(judgeOne({ confidence: 0.75 - Number.EPSILON })).toEqual({ 'below-threshold': 1 });
    expect(judgeOne({ confidence: 0 }, { confidenceThreshold: 0 })).toBe('kept');
    expect(judgeOne({ confidence: Number.NaN }, { confidenceThreshold: 0 })).toEqual({ 'below-threshold': 1 });
  });

  it('is kept at exactly the maximum age, and stale a millisecond later', () => {
    expect(judgeOne({ lastUpdated: noon - 90 * dayMs })).toBe('kept');
    expect(judgeOne({ lastUpdated: noon - 90 * dayMs - 1 })).toEqual({ stale: 1 });
    expect(judgeOne({ lastUpdated: noon - 2 * dayMs }, { maxAgeDays: 1 })).toEqual({ stale: 1 });
  });

  it('may be 5 minutes in the future, and is invalid beyond', () => {
    expect(judgeOne({ lastUpdated: noon + 5 * 60_000 })).toBe('kept');
    expect(judgeOne({ lastUpdated: noon + 5 * 60_000 + 1 })).toEqual({ invalid: 1 });
  });

  it('without a date is dropped or shown as the settings say', () => {
    expect(judgeOne({ lastUpdated: null })).toEqual({ undated: 1 });
    expect(judgeOne({ lastUpdated: null }, { unknownAge: 'show' })).toBe('kept');
    expect(judgeOne({ lastUpdated: null, confidence: 0.1 }, { unknownAge: 'show' })).toEqual({ 'below-threshold': 1 });
  });

  it('that comes twice is kept in its better form', () => {
    const better = aResult({ confidence: 0.95, title: 'Better' });
    const worse = aResult({ confidence: 0.8, title: 'Worse' });
    expect(judge([worse, better, worse], rules, noon)).toEqual({ kept: [better], dropped: { duplicate: 2 } });
  });

  it('that comes twice with the same confidence is kept in its younger form', () => {
    const older = aResult({ lastUpdated: noon - 20 * dayMs });
    const younger = aResult({ lastUpdated: noon - dayMs });
    expect(judge([older, younger], rules, noon).kept).toEqual([younger]);
  });

  it('is not lost to a better copy that is itself withheld', () => {
    const stale = aResult({ confidence: 0.99, lastUpdated: noon - 400 * dayMs });
    const fresh = aResult({ confidence: 0.8 });
    expect(judge([stale, fresh], rules, noon)).toEqual({ kept: [fresh], dropped: { stale: 1 } });
  });
});

describe('what is kept', () => {
  it('comes best first, the younger one where confidence is equal, undated ones last', () => {
    const results = [
      aResult({ documentId: 'undated', lastUpdated: null }),
      aResult({ documentId: 'old', lastUpdated: noon - 80 * dayMs }),
      aResult({ documentId: 'best', confidence: 0.99 }),
      aResult({ documentId: 'young', lastUpdated: noon - dayMs }),
    ];
    expect(ids(judge(results, { ...rules, unknownAge: 'show' }, noon).kept)).toEqual(['best', 'young', 'old', 'undated']);
  });

  it('leaves the answer it was judged from as it was', () => {
    const results = Object.freeze([aResult({ documentId: 'b', confidence: 0.8 }), aResult({ documentId: 'a' })]);
    judge(results, rules, noon);
    expect(ids(results)).toEqual(['b', 'a']);
  });
});

describe('judging, whatever came', () => {
  const someResults = fc.array(
    fc.record({
      documentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      confidence: fc.oneof(fc.constantFrom(0, 0.5, 0.75, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      lastUpdated: fc.option(fc.oneof(fc.integer({ min: -100, max: 1 }).map((days) => noon + days * dayMs), fc.integer({ min: noon - 90 * dayMs - 2, max: noon }))),
    }).map((fields) => aResult(fields)),
    { maxLength: 30 },
  );
  const someRules = fc.record({
    confidenceThreshold: fc.constantFrom(0, 0.5, 0.75, 1),
    maxAgeDays: fc.integer({ min: 1, max: 95 }),
    unknownAge: fc.constantFrom('drop' as const, 'show' as const),
  });

  it('does not depend on the order in which results came', () => {
    const shuffled = someResults.chain((results) => fc.tuple(fc.constant(results), fc.shuffledSubarray(results, { minLength: results.length, maxLength: results.length })));
    fc.assert(
      fc.property(shuffled, someRules, ([results, other], some) => {
        expect(judge(other, some, noon)).toEqual(judge(results, some, noon));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps all of what it kept before', () => {
    fc.assert(
      fc.property(someResults, someRules, (results, some) => {
        const { kept } = judge(results, some, noon);
        expect(judge(kept, some, noon)).toEqual({ kept, dropped: {} });
      }),
    );
  });

  it('keeps nothing that the settings exclude, no document twice, and none that it should have kept is lost', () => {
    fc.assert(
      fc.property(someResults, someRules, (results, some) => {
        const { kept } = judge(results, some, noon);
        const allowed = ({ confidence, lastUpdated }: KnowledgeResult): boolean =>
          confidence >= some.confidenceThreshold &&
          (lastUpdated === null ? some.unknownAge === 'show' : lastUpdated <= noon + 300_000 && noon - lastUpdated <= some.maxAgeDays * dayMs);
        expect(kept.every(allowed)).toBe(true);
        expect([...ids(kept)].sort()).toEqual([...new Set(ids(results.filter(allowed)))].sort());
        expect(kept.map((result) => result.confidence)).toEqual(kept.map((result) => result.confidence).sort((a, b) => b - a));
      }),
      { numRuns: 1_000 },
    );
  });

  it('accounts for every result, kept or dropped for a reason', () => {
    fc.assert(
      fc.property(someResults, someRules, (results, some) => {
        const { kept, dropped } = judge(results, some, noon);
        const withheld = Object.values(dropped).reduce((sum, count) => sum + count, 0);
        expect(kept.length + withheld).toBe(results.length);
        expect(Object.values(dropped).every((count) => count > 0)).toBe(true);
      }),
    );
  });
});
