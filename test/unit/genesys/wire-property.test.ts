import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnowledgeResult } from '../../../src/shared/domain/knowledge';
import { readFrame, type Incoming } from '../../../src/main/genesys/realtime/wire';
import { noon } from '../../support/samples';

const good = {
  documentId: 'returns',
  title: 'Returning something',
  snippet: 'Within 30 days.',
  confidenceScore: 0.9,
  lastUpdated: '2026-01-19T12:00:00Z',
  url: 'https://help.example.com/returns',
  knowledgeBaseId: 'kb',
};
type Field = keyof typeof good;
const fields = Object.keys(good) as Field[];

/** What fields are sent as that are odd, and anything else. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double(),
  fc.constantFrom<unknown>(undefined, null, '', ' ', 0, -1, 94, 1.0000001, '94%', true, {}, [], [[]], { text: 'x' }, { $date: 1 }, '0001-01-01', '9999-12-31', '<p>', '<script>', '&#0;', '\ud800', '\u0000', 'x'.repeat(5_000), '<'.repeat(5_000), 1e300, Number.MAX_VALUE),
);

function answer(results: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results, ...more });
}

function resultsOf(message: Incoming | undefined): readonly KnowledgeResult[] {
  return message?.kind === 'answer' ? message.results : [];
}

function countOf(message: Incoming | undefined): number {
  return message?.kind === 'answer' ? Object.values(message.dropped).reduce((sum, count) => sum + count, message.results.length) : -1;
}

function expectWithinBounds(result: KnowledgeResult): void {
  expect(result.documentId).toMatch(/^\S(?:[^\p{Cs}\p{Cc}]{0,198}\S)?$/u);
  expect(result.title).toMatch(/^\S[^\n\p{Cs}]{0,999}$/u);
  expect(result.title.trim()).toBe(result.title);
  expect(result.snippet.length).toBeLessThanOrEqual(20_000);
  expect(result.confidence >= 0 && result.confidence <= 1).toBe(true);
  expect(result.lastUpdated === null || Number.isSafeInteger(result.lastUpdated)).toBe(true);
  expect(result.url === null || result.url.startsWith('https://')).toBe(true);
}

describe('a message', () => {
  it('of which one field of one result is anything costs no other field, and no other result', () => {
    const untouched = resultsOf(readFrame(answer([good]), noon)[0])[0];
    fc.assert(
      fc.property(fc.constantFrom(...fields), odd, fc.nat(2), (field, value, place) => {
        const three = [1, 2, 3].map((number) => ({ ...good, documentId: `document ${number}` }));
        const results = three.map((one, index) => (index === place ? { ...one, [field]: value } : one));
        const [message] = readFrame(answer(results), noon);
        const read = resultsOf(message);
        expect(countOf(message)).toBe(3);
        expect(read.length).toBeGreaterThanOrEqual(2);
        const others = [0, 1, 2].filter((index) => index !== place).map((index) => `document ${index + 1}`);
        for (const documentId of others) expect(read).toContainEqual({ ...untouched, documentId });
        const changed = read.find((result) => !others.includes(result.documentId)) ?? null;
        // Only without these is a result none; every other field costs itself at most.
        if (changed === null) expect(['documentId', 'confidenceScore']).toContain(field);
        for (const name of changed === null ? [] : (Object.keys(good) as Field[])) {
          const as = name === 'confidenceScore' ? 'confidence' : name;
          if (name !== field && !(field === 'snippet' && as === 'title')) expect(changed?.[as]).toEqual({ ...untouched, documentId: `document ${place + 1}` }[as]);
        }
        for (const result of read) expectWithinBounds(result);
      }),
      { numRuns: 1_000 },
    );
  }, 20_000);

  it('of which any member is anything never throws, and is still whose it was', () => {
    const members = fc.record({ queryId: odd, results: odd, extra: odd }, { requiredKeys: [] });
    fc.assert(
      fc.property(members, (more) => {
        const [message] = readFrame(answer([good], more), noon);
        expect(message).toMatchObject({ kind: 'answer', conversationId: 'one' });
        for (const result of resultsOf(message)) expectWithinBounds(result);
      }),
      { numRuns: 500 },
    );
  }, 20_000);

  it('that is an ERROR with anything in it is an error', () => {
    const members = fc.record({ message: odd, code: odd, status: odd, error: odd, errors: odd, retryAfter: odd, retryAfterMs: odd, queryId: odd }, { requiredKeys: [] });
    fc.assert(
      fc.property(members, (more) => {
        const [message] = readFrame(JSON.stringify({ messageType: 'ERROR', conversationId: 'one', ...more }), noon);
        if (message?.kind !== 'error') throw new Error('It is no error.');
        expect(message.conversationId).toBe('one');
        expect(message.code === null || /^[\w.-]{1,32}$/u.test(message.code)).toBe(true);
        expect(message.retryAfterMs === null || (message.retryAfterMs > 0 && message.retryAfterMs <= 3_600_000)).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 20_000);

  it('that is anything at all never throws', () => {
    const whole = answer([good, good]);
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(whole.length), fc.string({ unit: 'binary', maxLength: 5 })).map(([from, to, between]) => whole.slice(0, from) + between + whole.slice(to));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), cut, fc.array(fc.constantFrom(whole, '\n', '\u001E', ',', '{', '}', '[', ']', '"')).map((parts) => parts.join(''))), (frame) => {
        for (const message of readFrame(frame, noon)) for (const result of resultsOf(message)) expectWithinBounds(result);
      }),
      { numRuns: 1_000 },
    );
  }, 20_000);
});
