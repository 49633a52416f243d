import { describe, expect, it } from 'vitest';
import { readFrame, type Incoming } from '../../../src/main/genesys/realtime/wire';
import { noon } from '../../support/samples';

const good = { documentId: 'returns', title: 'Returning something', snippet: 'Within 30 days.', confidenceScore: 0.9, url: 'https://help.example.com/returns' };
const answer = (fields: object = {}): string => JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results: [good], ...fields });
const found = { kind: 'answer', conversationId: 'one', results: [{ documentId: 'returns' }] };

function read(frame: string): readonly Incoming[] {
  return readFrame(frame, noon);
}

describe('a frame', () => {
  it.each([
    ['with a byte order mark', `\uFEFF${answer()}`],
    ['with line ends around it', `\r\n${answer()}\n`],
    ['that ends with NUL', `${answer()}\u0000`],
    ['that ends with a record separator', `${answer()}\u001E`],
    ['in a list', `[${answer()}]`],
    ['whose kind is written small', answer({ messageType: 'knowledge_search_response' })],
    ['whose kind is one word', answer({ messageType: 'KnowledgeSearchResponse' })],
    ['whose kind has hyphens and blanks', answer({ messageType: ' knowledge-search-response ' })],
    ['with keys twice, of which the last counts', answer().replace('{', '{"conversationId":"two",')],
    ['with a line end in a text', answer().replace('Within', 'With\nin')],
    ['with a tab and a NUL in a text', answer().replace('Within', 'With\t\u0000in')],
    ['with a backslash that escapes nothing', answer().replace('Within', "With\\in \\' \\x41 \\u12")],
    ['with a comma too many', answer().replace('}]', '},]').replace(/\}$/u, ',}')],
    ['with NaN in it', answer().replace('0.9', '0.9,"boost":NaN,"least":-Infinity,"none":undefined')],
  ])('%s is read', (_what, frame) => {
    expect(read(frame)).toMatchObject([found]);
  });

  it('keeps the digits of a long number that is an identifier', () => {
    expect(read(answer().replace('"returns"', '12345678901234567890'))).toMatchObject([{ results: [{ documentId: '12345678901234567890' }] }]);
    expect(read(answer().replace('0.9', '0.90000000000000002'))).toMatchObject([{ results: [{ confidence: 0.9 }] }]);
    expect(read(answer().replace('"one"', '98765432109876543210'))).toMatchObject([{ conversationId: '98765432109876543210' }]);
  });

  it.each(['NaN', 'Infinity', '-Infinity', '1e999', 'null'])('loses the result whose score is %s, and no other', (score) => {
    const both = answer({ results: [good, { ...good, documentId: 'other' }] });
    expect(read(both.replace('0.9', score))).toMatchObject([{ results: [{ documentId: 'other' }], dropped: { 'no-score': 1 } }]);
  });

  it.each([
    ['line by line', (all: readonly string[]) => all.join('\n')],
    ['one behind the other', (all: readonly string[]) => all.join('')],
    ['with commas between them', (all: readonly string[]) => all.join(',')],
    ['between record separators', (all: readonly string[]) => all.map((one) => `\u001E${one}\n`).join('')],
    ['in a list', (all: readonly string[]) => `[${all.join()}]`],
  ])('with several messages %s is all of them', (_how, frameOf) => {
    const error = '{"messageType":"ERROR","conversationId":"three","code":500}';
    const frame = frameOf([answer(), answer({ conversationId: 'two', results: null }), error]);
    expect(read(frame)).toMatchObject([found, { kind: 'answer', conversationId: 'two', results: [] }, { kind: 'error', conversationId: 'three', code: '500' }]);
  });

  it('with one message that can’t be read beside good ones is the good ones', () => {
    expect(read(`${answer()}{"x":}${answer({ conversationId: 'two' })}`)).toMatchObject([found, { kind: 'unusable', what: 'not-json' }, { ...found, conversationId: 'two' }]);
    expect(read(`[${answer()},7,null]`)).toMatchObject([found, { kind: 'unusable' }, { kind: 'unusable' }]);
  });

  it.each(['', ' ', 'not json', '{"messageType":', '<html>502</html>', '\u0000', 'data: {}', `${answer()} and more`])('that is not JSON (%j) is unusable, or tells whose it is', (frame) => {
    const kinds = read(frame).map((message) => message.kind);
    expect(kinds.includes('answer')).toBe(false);
  });

  it.each(['null', '7', '"text"', '[]', '{}', '{"messageType":7}', '{"score":NaN}'])('of no kind (%s) is not understood', (frame) => {
    expect(read(frame)).toEqual([{ kind: 'unusable', what: 'not-understood' }]);
  });

  it.each(['PING', '', '__proto__', 'ERRORS', 'KNOWLEDGE_SEARCH_RESPONSE_V2', 'NOT_AN_ERROR'])('of the kind %j is unknown', (messageType) => {
    expect(read(JSON.stringify({ messageType, conversationId: 'one' }))).toEqual([{ kind: 'unusable', what: 'unknown-type' }]);
  });

  it('with keys of a prototype pollutes nothing', () => {
    const [message] = read(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${answer().slice(1).replace('{"documentId"', '{"__proto__":{"polluted":1},"documentId"')}`);
    expect(message).toMatchObject({ ...found, dropped: {} });
    expect(Object.prototype).not.toHaveProperty('polluted');
    if (message?.kind === 'answer') expect(Object.keys(message.results[0] ?? {})).not.toContain('__proto__');
  });
});

describe('an answer that can’t be read', () => {
  const long = 'x'.repeat(1024 * 1024);
  const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;

  it.each([
    ['is longer than 1 MiB', answer({ padding: long }), 'too-long'],
    ['is longer than 1 MiB, and says whose it is at its end', `{"results":[{"conversationId":"two","x":"${long}"}],${answer({ results: undefined }).slice(1)}`, 'too-long'],
    ['is nested too deep', `{"extra":${deep},${answer().slice(1)}`, 'too-intricate'],
    ['has too many members', `{${Array.from({ length: 30_000 }, (_one, index) => `"${index}":1,`).join('')}${answer().slice(1)}`, 'too-intricate'],
    ['was cut off', answer().slice(0, -20), 'not-json'],
    ['has a bracket too few', answer().replace('}]', '}'), 'not-json'],
    ['is longer than 1 MiB, with a number for its conversation', answer({ conversationId: 7, padding: long }).replace('7', '"one"'), 'too-long'],
  ])('since it %s still says whose it is', (_why, frame, what) => {
    expect(read(frame)).toEqual([{ kind: 'unread', conversationId: 'one', queryId: null, what }]);
  });

  it.each([
    ['names two conversations', `{"conversationId":"two",${answer({ padding: long }).slice(1)}`],
    ['names one only within what it found', answer({ conversationId: undefined, results: [{ conversationId: 'two' }], padding: long })],
    ['is of no kind', answer({ messageType: undefined, padding: long })],
    ['is no object', `[${answer({ padding: long })}]`],
  ])('is nobody’s where it %s', (_why, frame) => {
    expect(read(frame)).toEqual([{ kind: 'unusable', what: 'too-long' }]);
  });

  it('and is an ERROR says what else it says', () => {
    expect(read(`{"messageType":"ERROR","message":"${long}","code":429,"conversationId":"one","retryAfter":3}`)).toEqual([{ kind: 'error', code: '429', retryAfterMs: 3_000, conversationId: 'one', queryId: null }]);
  });

  it('but for what is nested 100,000 deep, which costs its own result', () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(read(nested)).toMatchObject([{ kind: 'unusable' }]);
    expect(read(`{"messageType":"KNOWLEDGE_SEARCH_RESPONSE","conversationId":"one","results":[${nested},${JSON.stringify(good)}]}`)).toMatchObject([{ dropped: { invalid: 1 }, results: [{}] }]);
  });
});

describe('an error', () => {
  const error = (fields: object): Incoming | undefined => read(JSON.stringify({ messageType: 'ERROR', ...fields }))[0];

  it('is read with what it says and whom it concerns', () => {
    expect(error({ message: 'No.', code: 429, conversationId: 'one', queryId: 'q', retryAfter: 2 })).toEqual({ kind: 'error', code: '429', conversationId: 'one', queryId: 'q', retryAfterMs: 2_000 });
    expect(error({ code: 'E_LIMIT' })).toMatchObject({ code: 'E_LIMIT', conversationId: null, queryId: null, retryAfterMs: null });
    expect(error({})).toEqual({ kind: 'error', code: null, retryAfterMs: null, conversationId: null, queryId: null });
  });

  it.each([null, {}, [], 7, 'x'.repeat(900_000), undefined])('is read whatever its message is (%#)', (message) => {
    expect(error({ message, code: 500, conversationId: 'one' })).toMatchObject({ kind: 'error', code: '500', conversationId: 'one' });
  });

  it.each([
    { code: 429 },
    { code: '429' },
    { code: ' 429 ' },
    { code: '429.0' },
    { code: 'HTTP_429' },
    { code: '429 Too Many Requests' },
    { code: 'too.many.requests' },
    { code: 'TOO_MANY_REQUESTS' },
    { code: 'TooManyRequests' },
    { code: 'rate.limit.exceeded' },
    { code: 'RATE_LIMIT' },
    { code: 'rateLimited' },
    { code: 'ThrottlingException' },
    { code: 'RESOURCE_EXHAUSTED' },
    { status: 429 },
    { statusCode: '429' },
    { code: 'bad.request', status: 429 },
    { error: 'too_many_requests' },
    { error: { code: 429 } },
    { error: { code: 'too.many.requests', status: 429, message: 'x' } },
    { errors: [{ code: 'rate.limit.exceeded' }] },
    { Code: 429 },
  ])('asks for less, however it says so: %j', (fields) => {
    expect(error(fields)).toMatchObject({ kind: 'error', code: '429' });
  });

  it.each([
    [{ code: 500 }, '500'],
    [{ code: 4290 }, '4290'],
    [{ code: 1.5 }, '1.5'],
    [{ code: 'not.found', status: 404 }, 'not.found'],
    [{ status: 503 }, '503'],
    [{ error: { code: 'internal' } }, 'internal'],
    [{ code: '' }, null],
    [{ code: null, status: 502 }, '502'],
    [{ code: {} }, null],
    [{ code: true }, null],
    [{ error: {} }, null],
    [{ code: 'size.limit.exceeded.429' }, 'size.limit.exceeded.429'],
  ])('of %j has the code %j', (fields, code) => {
    expect(error(fields)).toMatchObject({ kind: 'error', code });
  });

  it.each(['how do I return a lamp', 'x'.repeat(33), 'a\nb', 'x'.repeat(5_000)])('is not quoted where its code is none: it may hold anything (%#)', (code) => {
    expect(error({ code })).toMatchObject({ code: 'unreadable' });
  });

  it.each([
    [2, 2_000],
    [1.5, 1_500],
    ['30', 30_000],
    [' 30 ', 30_000],
    ['1.5', 1_500],
    ['30s', 30_000],
    ['30 sec', 30_000],
    ['500ms', 500],
    ['2 minutes', 120_000],
    ['1h', 3_600_000],
    ['PT30S', 30_000],
    ['PT1M30S', 90_000],
    ['Tue, 03 Feb 2026 12:00:30 GMT', 30_000],
    ['2026-02-03T12:00:30Z', 30_000],
    [noon / 1_000 + 30, 30_000],
    [noon + 30_000, 30_000],
    [86_400, 3_600_000],
    [1e300, 3_600_000],
  ])('asks for a pause of %j', (retryAfter, ms) => {
    expect(error({ code: 429, retryAfter })).toMatchObject({ kind: 'error', retryAfterMs: ms });
  });

  it.each([-1, 0, '0', '-5', 'soon', '', null, {}, [], true, 'Tue, 03 Feb 2026 11:59:30 GMT', '30 lightyears', 'x'.repeat(1_000)])('concerns its query all the same where its retryAfter makes no sense (%j)', (retryAfter) => {
    expect(error({ code: 429, conversationId: 'one', retryAfter })).toMatchObject({ kind: 'error', conversationId: 'one', retryAfterMs: null });
  });

  it('is read where what it says is nested, the outer word first', () => {
    expect(error({ error: { code: 429, retryAfter: 4, conversationId: 'one' } })).toMatchObject({ code: '429', retryAfterMs: 4_000, conversationId: 'one' });
    expect(error({ code: 500, error: { code: 400 }, conversationId: 'one', retry_after: 2 })).toMatchObject({ code: '500', conversationId: 'one', retryAfterMs: 2_000 });
  });
});
