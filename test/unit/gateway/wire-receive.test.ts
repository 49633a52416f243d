import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, readMessage } from '../../../src/main/gateway/realtime/wire';

const good = {
  documentId: 'returns',
  title: 'Returning something',
  snippet: 'Within 30 days.',
  confidenceScore: 0.9,
  lastUpdated: '2026-01-19T12:00:00Z',
  url: 'https://help.example.com/returns',
};

function answerOf(results: readonly unknown[], fields: object = {}): ReturnType<typeof readMessage> {
  return readMessage(JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results, ...fields }));
}

/** What became of one result beside a good one. */
function fateOf(result: unknown): unknown {
  const answer = answerOf([result, { ...good, documentId: 'the good one' }]);
  if (answer.kind !== 'answer') return answer.kind;
  expect(answer.results.at(-1)?.documentId).toBe('the good one');
  expect(answer.results.length + answer.invalid).toBe(2);
  return answer.invalid === 1 ? 'dropped' : answer.results[0];
}

describe('an answer', () => {
  it('is read with its conversation, its query’s id and its results', () => {
    expect(answerOf([good], { queryId: 'query-7', somethingNew: true })).toEqual({
      kind: 'answer',
      conversationId: 'one',
      queryId: 'query-7',
      invalid: 0,
      results: [
        { documentId: 'returns', title: 'Returning something', snippet: 'Within 30 days.', confidence: 0.9, lastUpdated: Date.UTC(2026, 0, 19, 12), url: 'https://help.example.com/returns', knowledgeBaseId: null },
      ],
    });
    expect(answerOf([], { queryId: null })).toEqual({ kind: 'answer', conversationId: 'one', queryId: null, invalid: 0, results: [] });
  });

  it.each([
    ['null', null],
    ['a text', 'returns'],
    ['a list', []],
    ['nothing of a result', {}],
    ['no identifier', { ...good, documentId: undefined }],
    ['an empty identifier', { ...good, documentId: '' }],
    ['a number for an identifier', { ...good, documentId: 7 }],
    ['an identifier that is no text of Unicode', { ...good, documentId: '\ud800' }],
    ['no title', { ...good, title: undefined }],
    ['a title of blanks', { ...good, title: '  ' }],
    ['null for a title', { ...good, title: null }],
    ['no snippet', { ...good, snippet: undefined }],
    ['a snippet of 20,001 characters', { ...good, snippet: 'x'.repeat(20_001) }],
    ['no score', { ...good, confidenceScore: undefined }],
    ['null for a score', { ...good, confidenceScore: null }],
    ['a score as text', { ...good, confidenceScore: '0.9' }],
    ['a score over 1', { ...good, confidenceScore: 1.01 }],
    ['a score below 0', { ...good, confidenceScore: -0.01 }],
    ['a date in words', { ...good, lastUpdated: 'yesterday' }],
    ['a date as a number', { ...good, lastUpdated: 1_700_000_000 }],
    ['a day that does not exist', { ...good, lastUpdated: '2026-02-30T12:00:00Z' }],
    ['an address that is no text', { ...good, url: { href: 'https://help.example.com' } }],
  ])('loses a result with %s, and no other', (_what, result) => {
    expect(fateOf(result)).toBe('dropped');
  });

  it('loses a result whose score is beyond all numbers, and no other', () => {
    const text = JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results: [good, good] });
    expect(readMessage(text.replace('0.9', '1e999'))).toMatchObject({ kind: 'answer', invalid: 1, results: [{ documentId: 'returns' }] });
  });

  it.each([undefined, null, '', '  '])('has no date where the gateway gives none (%j)', (lastUpdated) => {
    expect(fateOf({ ...good, lastUpdated })).toMatchObject({ lastUpdated: null });
  });

  it.each(['javascript:alert(1)', 'http://help.example.com', 'https://user:pw@help.example.com', 'file:///etc/passwd', 'data:text/html,x', 'not an address', '', null, undefined])(
    'keeps a result that has the address %j, without it',
    (url) => {
      expect(fateOf({ ...good, url })).toMatchObject({ documentId: 'returns', url: null });
    },
  );

  it.each([
    ['no results', { results: undefined }],
    ['results that are no list', { results: {} }],
    ['no conversation', { conversationId: undefined }],
    ['an empty conversation', { conversationId: '' }],
    ['a query id that is no text', { queryId: 7 }],
    ['a conversation that is no text of Unicode', { conversationId: '\udc00' }],
  ])('is not understood with %s', (_what, fields) => {
    expect(answerOf([good], fields)).toEqual({ kind: 'unusable', what: 'not-understood' });
  });

  it('keeps the first hundred results and counts the rest', () => {
    expect(answerOf(Array.from({ length: 1_001 }, () => good))).toMatchObject({ kind: 'answer', results: { length: 100 }, invalid: 901 });
  });
});

describe('an error', () => {
  const error = (fields: object): ReturnType<typeof readMessage> => readMessage(JSON.stringify({ messageType: 'ERROR', message: 'No.', ...fields }));

  it('is read with what it says and whom it concerns', () => {
    expect(error({ code: 429, conversationId: 'one', queryId: 'q', retryAfter: 2 })).toEqual({
      kind: 'error',
      message: 'No.',
      code: '429',
      conversationId: 'one',
      queryId: 'q',
      retryAfterMs: 2_000,
    });
    expect(error({ code: 'E_LIMIT' })).toMatchObject({ code: 'E_LIMIT', conversationId: null, queryId: null, retryAfterMs: null });
  });

  it.each(['how do I return a lamp', 'x'.repeat(33), 'a\nb'])('is not quoted where its code is none: it may hold anything (%j)', (code) => {
    expect(error({ code })).toMatchObject({ code: 'unreadable' });
  });

  it.each([-1, 0, 'soon', null, {}])('concerns its query all the same where its retryAfter makes no sense (%j)', (retryAfter) => {
    expect(error({ code: 429, conversationId: 'one', retryAfter })).toMatchObject({ kind: 'error', conversationId: 'one', retryAfterMs: null });
  });

  it('asks for an hour’s wait at most', () => {
    expect(error({ code: 429, retryAfter: 86_400 })).toMatchObject({ kind: 'error', retryAfterMs: 3_600_000 });
  });
});

describe('a message', () => {
  it.each(['', 'not json', '{"messageType":', '<html>502</html>', '{"score":NaN}', '\u0000'])('that is not JSON (%j) is unusable', (text) => {
    expect(readMessage(text)).toEqual({ kind: 'unusable', what: 'not-json' });
  });

  it.each(['null', '7', '"text"', '[]', '{}', '{"messageType":7}'])('of no kind (%s) is not understood', (text) => {
    expect(readMessage(text)).toEqual({ kind: 'unusable', what: 'not-understood' });
  });

  it.each(['PING', '', '__proto__', 'knowledge_search_response'])('of the kind %j is unknown', (messageType) => {
    expect(readMessage(JSON.stringify({ messageType }))).toEqual({ kind: 'unusable', what: 'unknown-type' });
  });

  it('with keys of a prototype pollutes nothing', () => {
    const text = JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results: [good] });
    const answer = readMessage(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${text.slice(1).replace('{"documentId"', '{"__proto__":{"polluted":1},"documentId"')}`);
    expect(answer).toMatchObject({ kind: 'answer', results: [{ documentId: 'returns' }], invalid: 0 });
    expect(Object.prototype).not.toHaveProperty('polluted');
    if (answer.kind === 'answer') expect(Object.keys(answer.results[0] ?? {})).not.toContain('__proto__');
  });

  it('nested 100,000 deep is read or refused, without a crash', () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(readMessage(nested).kind).toBe('unusable');
    expect(readMessage(`{"messageType":"KNOWLEDGE_SEARCH_RESPONSE","conversationId":"one","results":[${nested},${JSON.stringify(good)}]}`)).toMatchObject({ invalid: 1, results: [{}] });
  });

  it.each([
    ['nested as deep as 1 MiB allows', `{"extra":${'['.repeat(500_000)}${']'.repeat(500_000)},`],
    ['nested deep again and again', `{"extra":[${Array.from({ length: 5 }, () => `${'['.repeat(100_000)}${']'.repeat(100_000)},`).join('')}1],`],
    ['with as many members as 1 MiB allows', `{${Array.from({ length: 90_000 }, (_one, index) => `"${index}":1,`).join('')}`],
  ])('%s is not understood, since parsing it would hold up everything else', (_what, before) => {
    const members = JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results: [good] }).slice(1);
    expect(readMessage(before + members)).toEqual({ kind: 'unusable', what: 'not-understood' });
  });

  it('is read though its texts are full of brackets, colons and escaped quotes', () => {
    const snippet = '\\"[[{{:'.repeat(2_500);
    expect(answerOf(Array.from({ length: 20 }, () => ({ ...good, snippet })))).toMatchObject({ kind: 'answer', invalid: 0, results: { length: 20 } });
  });

  it('never throws, and nothing comes of it that is out of bounds', () => {
    const anything = fc.jsonValue({ maxDepth: 4 });
    const field = fc.constantFrom(...Object.keys(good));
    const broken = fc.tuple(field, anything).map(([key, value]) => ({ ...good, [key]: value }));
    const message = fc.oneof(fc.string(), anything.map((value) => JSON.stringify(value)), fc.array(fc.oneof(broken, anything)).map((results) => JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results })));
    fc.assert(
      fc.property(message, (text) => {
        const read = readMessage(text);
        if (read.kind !== 'answer') return;
        for (const result of read.results) {
          expect(result.documentId).not.toBe('');
          expect(result.title.trim()).not.toBe('');
          expect(result.confidence >= 0 && result.confidence <= 1).toBe(true);
          expect(result.lastUpdated === null || Number.isSafeInteger(result.lastUpdated)).toBe(true);
          expect(result.url === null || result.url.startsWith('https://')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a date', () => {
  const at = Date.UTC(2026, 0, 19, 12, 30, 15);

  it.each([
    ['2026-01-19T12:30:15Z', at],
    ['2026-01-19T12:30:15', at],
    ['2026-01-19 12:30:15', at],
    ['2026-01-19t12:30:15z', at],
    [' 2026-01-19T12:30:15Z ', at],
    ['2026-01-19T13:30:15+01:00', at],
    ['2026-01-19T07:00:15-0530', at],
    ['2026-01-19 13:30:15+01', at],
    ['2026-01-19T12:30:15.250Z', at + 250],
    ['2026-01-19T12:30:15,25Z', at + 250],
    ['2026-01-19T12:30:15.123456789Z', at + 123],
    ['2026-01-19T12:30Z', at - 15_000],
    ['2026-01-19', Date.UTC(2026, 0, 19)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['1969-12-31', Date.UTC(1969, 11, 31)],
  ])('%j is read as the moment it names, in UTC where it names no zone', (text, moment) => {
    expect(parseDate(text)).toBe(moment);
  });

  it.each(['', 'yesterday', '2026', '2026-01', '19/01/2026', '2026-13-01', '2026-02-30', '2025-02-29', '2026-01-32', '2026-01-19T25:00', '2026-01-19T12:60', '2026-01-19T12:30:15+25:00', '20260119', '1700000000', '2026-01-19T', '2026-01-19T12:30:15Z[Europe/London]'])(
    '%j is none',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  it('is read back as it was written, whatever the moment', () => {
    fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => parseDate(date.toISOString()) === date.getTime()));
  });
});
