import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { AnswerCache } from '../../../../src/main/assist/answers/answer-cache';
import { questionKey } from '../../../../src/main/assist/answers/question-key';
import type { Answer } from '../../../../src/main/genesys/gateway';
import { defaultSettings } from '../../../../src/shared/settings/settings';
import { FakeClock } from '../../../support/fake-clock';
import { aQuery, aResult, noon } from '../../../support/samples';

let clock: FakeClock;
let settings = { ...defaultSettings.cache };
let policyHash: string | null = null;
let cache: AnswerCache;
beforeEach(() => {
  clock = new FakeClock(noon);
  settings = { ...defaultSettings.cache };
  policyHash = null;
  cache = new AnswerCache({ clock, settings: () => ({ cache: settings, freshness: defaultSettings.freshness }), policyHash: () => policyHash });
});

const answer: Answer = { results: [aResult()], dropped: { invalid: 1 } };

describe('an answer that is kept', () => {
  it('is found again as it came, with the query that brought it', () => {
    cache.store(aQuery({ id: 'first' }), answer);
    expect(cache.find(aQuery({ id: 'second', conversationId: 'another call' }))).toEqual({ answer, queryId: 'first', warmed: false, storedAt: noon, ageing: false });
  });

  it('is found however the question’s letters are written, and for no other question', () => {
    cache.store(aQuery({ text: 'Returns of SHOES' }), answer);
    expect(cache.find(aQuery({ text: 'returns of shoes' }))).not.toBeNull();
    expect(cache.find(aQuery({ text: 'returns of shoe' }))).toBeNull();
  });

  it.each([
    ['language', { language: 'fr-FR' }],
    ['threshold', { confidenceThreshold: 0.5 }],
    ['number of results', { maxResults: 3 }],
    ['knowledge bases', { sources: [{ knowledgeBaseId: 'other', priority: 1 }] }],
    ['priorities', { sources: [{ knowledgeBaseId: 'kb', priority: 2 }] }],
  ])('is not that of another %s', (_what, fields) => {
    cache.store(aQuery(), answer);
    expect(cache.find(aQuery(fields))).toBeNull();
  });

  it('is ageing when more than half its life is over, and gone at its end', () => {
    cache.store(aQuery(), answer);
    clock.advance(150_000);
    expect(cache.find(aQuery())?.ageing).toBe(false);
    clock.advance(1);
    expect(cache.find(aQuery())?.ageing).toBe(true);
    clock.advance(149_998);
    expect(cache.find(aQuery())?.ageing).toBe(true);
    expect(cache.keptSince(aQuery())).toBe(noon);
    clock.advance(1);
    expect(cache.keptSince(aQuery())).toBeNull();
    expect(cache.find(aQuery())).toBeNull();
    expect(cache.size).toBe(0);
  });

  it('is not trusted after the clock was set back', () => {
    cache.store(aQuery(), answer);
    clock.set(noon - 1);
    expect(cache.find(aQuery())).toBeNull();
  });

  it('is forgotten when another policy comes, and when answers aren’t to be kept', () => {
    cache.store(aQuery(), answer);
    policyHash = 'another';
    expect(cache.find(aQuery())).toBeNull();
    cache.store(aQuery(), answer);
    settings = { ...settings, enabled: false };
    expect(cache.find(aQuery())).toBeNull();
    cache.store(aQuery(), answer);
    settings = { ...settings, enabled: true };
    expect(cache.find(aQuery())).toBeNull();
  });

  it('is one that brings something: where nothing may be shown, an older one goes, too', () => {
    cache.store(aQuery(), answer);
    cache.store(aQuery(), { results: [aResult({ confidence: 0.1 })], dropped: {} });
    expect(cache.find(aQuery())).toBeNull();
    cache.store(aQuery(), { results: [], dropped: {} });
    expect(cache.size).toBe(0);
  });

  it('says whether it was there before anybody asked', () => {
    cache.store(aQuery({ trigger: 'warm' }), answer);
    expect(cache.find(aQuery())?.warmed).toBe(true);
  });
});

describe('the cache', () => {
  const fill = (from: number, to: number): void => {
    for (let question = from; question < to; question += 1) cache.store(aQuery({ text: `question ${question}` }), answer);
  };
  const has = (question: number): boolean => cache.keptSince(aQuery({ text: `question ${question}` })) !== null;

  it('lets go of what was not used for longest', () => {
    settings = { ...settings, maxEntries: 3 };
    fill(0, 3);
    cache.find(aQuery({ text: 'question 0' }));
    fill(3, 4);
    expect([0, 1, 2, 3].map(has)).toEqual([true, false, true, true]);
  });

  it('keeps what was used last when its bound is made smaller', () => {
    fill(0, 10);
    settings = { ...settings, maxEntries: 2 };
    fill(10, 11);
    expect([8, 9, 10].map(has)).toEqual([false, true, true]);
    expect(cache.size).toBe(2);
  });

  it('is bounded in size, too: large answers push each other out, one that is too large isn’t kept', () => {
    const large: Answer = { results: [aResult({ snippet: 'x'.repeat(6 * 1024 * 1024) })], dropped: {} };
    for (const text of ['one', 'two', 'three']) cache.store(aQuery({ text }), large);
    expect(cache.size).toBe(2);
    cache.store(aQuery({ text: 'whole' }), { results: [aResult({ snippet: 'x'.repeat(17 * 1024 * 1024) })], dropped: {} });
    expect(cache.keptSince(aQuery({ text: 'whole' }))).toBeNull();
  });

  it('keys a question by what it asks and of whom, in whatever order the knowledge bases are listed', () => {
    const source = fc.record({ knowledgeBaseId: fc.string({ minLength: 1 }), priority: fc.integer({ min: 1, max: 10 }) });
    const sources = fc.array(source, { minLength: 1, maxLength: 5 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })));
    fc.assert(
      fc.property(sources, fc.string(), ([some, shuffled], text) => {
        expect(questionKey(aQuery({ sources: shuffled, text }))).toBe(questionKey(aQuery({ sources: some, text })));
        expect(questionKey(aQuery({ sources: [...some, { knowledgeBaseId: 'one more', priority: 1 }], text }))).not.toBe(questionKey(aQuery({ sources: some, text })));
      }),
    );
  });
});
