import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type JudgedQuery, type Verdict } from '../../../../src/main/assist/answers/relevance';
import type { KnowledgeResult } from '../../../../src/shared/domain/knowledge';
import type { Settings } from '../../../../src/shared/settings/settings';
import { aResult, dayMs, noon } from '../../../support/samples';

interface Rules extends JudgedQuery {
  readonly freshness: Settings['freshness'];
  readonly dismissed: ReadonlySet<string>;
}

const rules: Rules = { confidenceThreshold: 0.75, sources: [], freshness: { maxAgeDays: 90, unknownAge: 'drop' }, dismissed: new Set() };
const judgeBy = (results: readonly KnowledgeResult[], some: Rules): Verdict => judge(results, some, some.freshness, noon, some.dismissed);
const ids = (results: readonly KnowledgeResult[]): string[] => results.map((result) => result.documentId);
const judgeOne = (fields: Partial<KnowledgeResult>, freshness: Partial<Rules['freshness']> = {}, changed: Partial<JudgedQuery> = {}): 'kept' | object => {
  const { kept, dropped } = judgeBy([aResult(fields)], { ...rules, ...changed, freshness: { ...rules.freshness, ...freshness } });
  return kept.length === 1 ? 'kept' : dropped;
};

describe('a result', () => {
  it('is kept at exactly the threshold, and dropped a hair below', () => {
    expect(judgeOne({ confidence: 0.75 })).toBe('kept');
    expect(judgeOne({ confidence: 0.75 - Number.EPSILON })).toEqual({ 'below-threshold': 1 });
    expect(judgeOne({ confidence: 0 }, {}, { confidenceThreshold: 0 })).toBe('kept');
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

  it('that makes no sense is invalid, whatever the rules', () => {
    const anything = { confidenceThreshold: 0 };
    for (const confidence of [Number.NaN, -0.1, 1.1]) expect(judgeOne({ confidence }, {}, anything)).toEqual({ invalid: 1 });
    expect(judgeOne({ lastUpdated: Number.NaN }, {}, anything)).toEqual({ invalid: 1 });
  });

  it('that the agent dismissed is withheld, and only that', () => {
    const results = [aResult({ documentId: 'a' }), aResult({ documentId: 'b' })];
    const verdict = judgeBy(results, { ...rules, dismissed: new Set(['a', 'c']) });
    expect(ids(verdict.kept)).toEqual(['b']);
    expect(verdict.dropped).toEqual({ dismissed: 1 });
  });

  it('that is withheld is named by what kept it back, without a word of what it says', () => {
    const { withheld } = judgeBy([aResult({ confidence: 0.62 }), aResult({ lastUpdated: noon - 100 * dayMs }), aResult({ confidence: Number.NaN })], rules);
    expect(withheld).toEqual([
      { reason: 'stale', confidence: 0.9, lastUpdated: noon - 100 * dayMs },
      { reason: 'below-threshold', confidence: 0.62, lastUpdated: noon - 10 * dayMs },
      { reason: 'invalid', confidence: null, lastUpdated: null },
    ]);
  });

  it('that comes twice is kept in its better form', () => {
    const better = aResult({ confidence: 0.95, title: 'Better' });
    const worse = aResult({ confidence: 0.8, title: 'Worse' });
    expect(judgeBy([worse, better, worse], rules)).toMatchObject({ kept: [better], dropped: { duplicate: 2 } });
  });

  it('that comes twice with the same confidence is kept in its younger form', () => {
    const older = aResult({ lastUpdated: noon - 20 * dayMs });
    const younger = aResult({ lastUpdated: noon - dayMs });
    expect(judgeBy([older, younger], rules).kept).toEqual([younger]);
  });

  it('is not lost to a better copy that is itself withheld', () => {
    const stale = aResult({ confidence: 0.99, lastUpdated: noon - 400 * dayMs });
    const fresh = aResult({ confidence: 0.8 });
    expect(judgeBy([stale, fresh], rules)).toMatchObject({ kept: [fresh], dropped: { stale: 1 } });
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
    expect(ids(judgeBy(results, { ...rules, freshness: { maxAgeDays: 90, unknownAge: 'show' } }).kept)).toEqual(['best', 'young', 'old', 'undated']);
  });

  it('comes from the source of higher priority first where confidence is equal, before the younger one', () => {
    const sources = [{ knowledgeBaseId: 'first', priority: 1 }, { knowledgeBaseId: 'second', priority: 2 }];
    const results = [
      aResult({ documentId: 'unnamed', knowledgeBaseId: null, lastUpdated: noon }),
      aResult({ documentId: 'second', knowledgeBaseId: 'second', lastUpdated: noon }),
      aResult({ documentId: 'first', knowledgeBaseId: 'first' }),
      aResult({ documentId: 'better', confidence: 0.91 }),
    ];
    expect(ids(judgeBy(results, { ...rules, sources }).kept)).toEqual(['better', 'first', 'second', 'unnamed']);
  });

  it.each<[string, Partial<KnowledgeResult>, Partial<KnowledgeResult>]>([
    ['their source', { knowledgeBaseId: null }, { knowledgeBaseId: 'first' }],
    ['a source without priority', { knowledgeBaseId: 'other' }, { knowledgeBaseId: 'second' }],
    ['having a date, be it the first of all', { lastUpdated: null }, { lastUpdated: 0 }],
    ['their address', { url: null }, { url: 'https://help.fernhollow.example/returns' }],
  ])('keeps the same of two copies that differ by nothing but %s, whichever came first', (_what, one, other) => {
    const some: Rules = { ...rules, freshness: { maxAgeDays: 100_000, unknownAge: 'show' } };
    expect(judgeBy([aResult(one), aResult(other)], some)).toEqual(judgeBy([aResult(other), aResult(one)], some));
  });

  it('leaves the answer it was judged from as it was', () => {
    const results = Object.freeze([aResult({ documentId: 'b', confidence: 0.8 }), aResult({ documentId: 'a' })]);
    judgeBy(results, rules);
    expect(ids(results)).toEqual(['b', 'a']);
  });
});

describe('judging, whatever came', () => {
  const someResults = fc.array(
    fc.record({
      documentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      confidence: fc.oneof(fc.constantFrom(0, 0.5, 0.75, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      lastUpdated: fc.option(fc.oneof(fc.integer({ min: -100, max: 1 }).map((days) => noon + days * dayMs), fc.integer({ min: noon - 90 * dayMs - 2, max: noon }))),
      title: fc.constantFrom('Returns', 'Refunds'),
      snippet: fc.constantFrom('Within 30 days.', 'Within 14 days.'),
      knowledgeBaseId: fc.constantFrom(null, 'first', 'second', 'other'),
    }).map((fields) => aResult(fields)),
    { maxLength: 30 },
  );
  const someRules: fc.Arbitrary<Rules> = fc.record({
    confidenceThreshold: fc.constantFrom(0, 0.5, 0.75, 1),
    sources: fc.subarray([{ knowledgeBaseId: 'first', priority: 1 }, { knowledgeBaseId: 'second', priority: 2 }]),
    freshness: fc.record({ maxAgeDays: fc.integer({ min: 1, max: 95 }), unknownAge: fc.constantFrom('drop' as const, 'show' as const) }),
    dismissed: fc.subarray(['a', 'b', 'z']).map((documents) => new Set(documents)),
  });

  it('does not depend on the order in which results came', () => {
    const shuffled = someResults.chain((results) => fc.tuple(fc.constant(results), fc.shuffledSubarray(results, { minLength: results.length, maxLength: results.length })));
    fc.assert(
      fc.property(shuffled, someRules, ([results, other], some) => {
        expect(judgeBy(other, some)).toEqual(judgeBy(results, some));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps all of what it kept before', () => {
    fc.assert(
      fc.property(someResults, someRules, (results, some) => {
        const { kept } = judgeBy(results, some);
        expect(judgeBy(kept, some)).toEqual({ kept, withheld: [], dropped: {} });
      }),
    );
  });

  it('keeps nothing that the settings exclude, no document twice, and none that it should have kept is lost', () => {
    fc.assert(
      fc.property(someResults, someRules, (results, some) => {
        const { kept } = judgeBy(results, some);
        const { maxAgeDays, unknownAge } = some.freshness;
        const allowed = ({ documentId, confidence, lastUpdated }: KnowledgeResult): boolean =>
          !some.dismissed.has(documentId) &&
          confidence >= some.confidenceThreshold &&
          (lastUpdated === null ? unknownAge === 'show' : lastUpdated <= noon + 300_000 && noon - lastUpdated <= maxAgeDays * dayMs);
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
        const { kept, dropped, withheld: listed } = judgeBy(results, some);
        expect(listed.length).toBe(results.length - kept.length);
        const counted = Object.values(dropped).reduce((sum, count) => sum + count, 0);
        expect(kept.length + counted).toBe(results.length);
        expect(Object.values(dropped).every((count) => count > 0)).toBe(true);
      }),
    );
  });
});
