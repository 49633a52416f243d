import { describe, expect, it } from 'vitest';
import { readFrame, unreadableId, type Incoming } from '../../../src/main/genesys/realtime/wire';
import { dayMs, noon } from '../../support/samples';

const good = {
  documentId: 'returns',
  title: 'Returning something',
  snippet: 'Within 30 days.',
  confidenceScore: 0.9,
  lastUpdated: '2026-01-19T12:00:00Z',
  url: 'https://help.example.com/returns',
};
const read = { documentId: 'returns', title: 'Returning something', snippet: 'Within 30 days.', confidence: 0.9, lastUpdated: Date.UTC(2026, 0, 19, 12), url: 'https://help.example.com/returns', knowledgeBaseId: null };

function messageOf(results: unknown, fields: object = {}): string {
  return JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results, ...fields });
}

/** What a frame with one message is read as. */
function readOne(frame: string): Incoming | undefined {
  const all = readFrame(frame, noon);
  expect(all).toHaveLength(1);
  return all[0];
}

function answerOf(results: unknown, fields: object = {}): Incoming | undefined {
  return readOne(messageOf(results, fields));
}

/** What became of one result beside a good one, which is as it was. */
function fateOf(result: unknown): unknown {
  const answer = answerOf([result, { ...good, documentId: 'the good one' }]);
  if (answer?.kind !== 'answer') return answer?.kind;
  expect(answer.results.at(-1)).toEqual({ ...read, documentId: 'the good one' });
  const [dropped] = Object.entries(answer.dropped);
  expect(answer.results.length + (dropped?.[1] ?? 0)).toBe(2);
  return dropped?.[0] ?? answer.results[0];
}

describe('an answer', () => {
  it('is read with its conversation, its query’s id and its results', () => {
    expect(answerOf([good], { queryId: 'query-7', somethingNew: true })).toEqual({ kind: 'answer', conversationId: 'one', queryId: 'query-7', dropped: {}, results: [read] });
    expect(answerOf([], { queryId: null })).toEqual({ kind: 'answer', conversationId: 'one', queryId: null, results: [], dropped: {} });
  });

  it.each<readonly [string, object, object]>([
    ['a score a little over 1', { confidenceScore: 1.0000001 }, { confidence: 1 }],
    ['a score a little below 0', { confidenceScore: -0.0000001 }, { confidence: 0 }],
    ['a score as text', { confidenceScore: '0.9' }, { confidence: 0.9 }],
    ['a score in percent', { confidenceScore: 94 }, { confidence: 0.94 }],
    ['a score in percent as text', { confidenceScore: '94 %' }, { confidence: 0.94 }],
    ['a number for an identifier', { documentId: 7 }, { documentId: '7' }],
    ['blanks around its identifier', { documentId: ' returns ' }, { documentId: 'returns' }],
    ['half a surrogate pair in its identifier', { documentId: 'kb-\ud800' }, { documentId: 'kb-\ufffd' }],
    ['no snippet', { snippet: undefined }, { snippet: '' }],
    ['null for a snippet', { snippet: null }, { snippet: '' }],
    ['an object for a snippet', { snippet: { text: 'Within <b>30</b> days.' } }, { snippet: 'Within 30 days.' }],
    ['a list for a snippet', { snippet: ['Within', '30 days.'] }, { snippet: 'Within\n30 days.' }],
    ['no title', { title: undefined }, { title: 'Within 30 days.' }],
    ['a title of blanks', { title: '  ' }, { title: 'Within 30 days.' }],
    ['null for a title', { title: null }, { title: 'Within 30 days.' }],
    ['a number for a title', { title: 404 }, { title: '404' }],
    ['a list for a title', { title: ['Returning', 'something'] }, { title: 'Returning something' }],
    ['a title of nothing but markup', { title: '<img src=x>' }, { title: 'Within 30 days.' }],
    ['HTML in its title and snippet', { title: 'R&uuml;ckgabe <b>un</b>beschränkt', snippet: '<p>Most <em>refunds</em>…&nbsp;5</p>' }, { title: 'Rückgabe unbeschränkt', snippet: 'Most refunds… 5' }],
    ['a date with its zone in brackets', { lastUpdated: '2026-01-19T12:00:00Z[UTC]' }, { lastUpdated: read.lastUpdated }],
    ['a date as a number', { lastUpdated: 1_768_824_000 }, { lastUpdated: read.lastUpdated }],
    ['a date as milliseconds', { lastUpdated: 1_768_824_000_000 }, { lastUpdated: read.lastUpdated }],
    ['a date in words', { lastUpdated: 'yesterday' }, { lastUpdated: null }],
    ['a day that does not exist', { lastUpdated: '2026-02-30T12:00:00Z' }, { lastUpdated: null }],
    ['the first of all days', { lastUpdated: '0001-01-01T00:00:00' }, { lastUpdated: null }],
    ['the last of all days', { lastUpdated: '9999-12-31' }, { lastUpdated: null }],
    ['null for a date', { lastUpdated: null }, { lastUpdated: null }],
    ['an empty date', { lastUpdated: ' ' }, { lastUpdated: null }],
    ['an object for an address', { url: { href: 'https://help.example.com' } }, { url: null }],
    ['an address of over 2,048 characters', { url: `https://help.example.com/${'x'.repeat(2_048)}` }, { url: null }],
    ['an address that runs a script', { url: 'javascript:alert(1)' }, { url: null }],
    ['an address with a password', { url: 'https://user:pw@help.example.com' }, { url: null }],
    ['an address that is not encrypted', { url: 'http://help.example.com' }, { url: null }],
    ['a relative address', { url: '/returns' }, { url: null }],
    ['null for an address', { url: null }, { url: null }],
    ['a number for a knowledge base', { knowledgeBaseId: 7 }, { knowledgeBaseId: '7' }],
    ['an object for a knowledge base', { knowledgeBaseId: {} }, { knowledgeBaseId: null }],
    ['fields nobody knows', { rank: 1, highlights: [{}], title_html: '<b>x</b>' }, {}],
  ])('keeps a result with %s', (_what, fields, expected) => {
    expect(fateOf({ ...good, ...fields })).toEqual({ ...read, ...expected });
  });

  it('cuts what is too long, and keeps the rest', () => {
    expect(fateOf({ ...good, title: 'x'.repeat(1_001), snippet: 'y '.repeat(20_000) })).toMatchObject({ title: `${'x'.repeat(999)}…`, snippet: expect.stringMatching(/^(?:y )+y…$/u) as string });
    expect(fateOf({ ...good, title: '', snippet: `${'word '.repeat(100)}\nnext` })).toMatchObject({ title: expect.stringMatching(/^(?:word ){14,15}word…$/u) as string });
  });

  it('takes a field that is written with underscores, or in other capitals, but the very name first', () => {
    const { documentId, confidenceScore, lastUpdated, ...rest } = good;
    expect(fateOf({ ...rest, document_id: documentId, ConfidenceScore: confidenceScore, last_updated: lastUpdated })).toEqual(read);
    expect(fateOf({ ...good, document_id: 'another', DOCUMENTID: 'a third' })).toEqual(read);
  });

  it.each([
    ['null', null, 'invalid'],
    ['a text', 'returns', 'invalid'],
    ['a list', [], 'invalid'],
    ['nothing of a result', {}, 'no-id'],
    ['no identifier', { ...good, documentId: undefined }, 'no-id'],
    ['an empty identifier', { ...good, documentId: '' }, 'no-id'],
    ['an object for an identifier', { ...good, documentId: {} }, 'no-id'],
    ['an identifier that is no text of Unicode', { ...good, documentId: '\ud800' }, 'no-id'],
    ['neither title nor snippet', { ...good, title: undefined, snippet: null }, 'no-text'],
    ['nothing but markup', { ...good, title: '<br>', snippet: '<img src=x>' }, 'no-text'],
    ['no score', { ...good, confidenceScore: undefined }, 'no-score'],
    ['null for a score', { ...good, confidenceScore: null }, 'no-score'],
    ['a score in words', { ...good, confidenceScore: 'high' }, 'no-score'],
    ['a score that is true', { ...good, confidenceScore: true }, 'no-score'],
    ['a score on no scale', { ...good, confidenceScore: 1_234 }, 'no-score'],
  ])('loses a result with %s, counted by its reason, and no other', (_what, result, reason) => {
    expect(fateOf(result)).toBe(reason);
  });

  it('keeps the first hundred results and counts the rest', () => {
    expect(answerOf(Array.from({ length: 1_001 }, () => good))).toMatchObject({ kind: 'answer', results: { length: 100 }, dropped: { invalid: 901 } });
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    ['null', null, []],
    ['missing', undefined, []],
    ['an empty text', '', []],
    ['false', false, []],
    ['an empty object', {}, []],
    ['one result without a list', good, ['returns']],
    ['in a wrapper', { items: [good], total: 1 }, ['returns']],
    ['in a wrapper, and none', { entities: [], pageSize: 25 }, []],
    ['by their identifiers', { returns: { ...good, documentId: undefined }, delivery: { ...good, documentId: 'other' } }, ['returns', 'other']],
    ['JSON in a text', JSON.stringify([good]), ['returns']],
  ])('is read where its results are %s', (_what, results, ids) => {
    const answer = answerOf(results);
    expect(answer).toMatchObject({ kind: 'answer', conversationId: 'one', dropped: {} });
    expect(answer?.kind === 'answer' ? answer.results.map((result) => result.documentId) : null).toEqual(ids);
  });

  it.each([7, true, 'none', '{', { total: 3 }, { first: [good], second: [good] }])('has one result that can’t be read where they are %j', (results) => {
    const answer = answerOf(results);
    expect(answer?.kind === 'answer' ? [answer.results, Object.values(answer.dropped)] : answer).toEqual([[], [1]]);
  });

  it.each([
    ['', null],
    [' ', null],
    [null, null],
    [{}, unreadableId],
    [true, unreadableId],
    ['x'.repeat(500), unreadableId],
    [7, '7'],
    [' query-7 ', 'query-7'],
  ])('whose query’s id is %j is read with %j', (queryId, id) => {
    expect(answerOf([good], { queryId })).toMatchObject({ kind: 'answer', conversationId: 'one', queryId: id });
  });

  it('is read without a conversation where it names its query, and with a number for one', () => {
    expect(answerOf([], { conversationId: null, queryId: 'query-7' })).toMatchObject({ kind: 'answer', conversationId: null, queryId: 'query-7' });
    expect(answerOf([], { conversationId: 7 })).toMatchObject({ kind: 'answer', conversationId: '7' });
  });

  it.each([
    ['no conversation', { conversationId: undefined }],
    ['an empty conversation', { conversationId: '' }],
    ['an object for a conversation', { conversationId: {} }],
    ['neither conversation nor query', { conversationId: null, queryId: '' }],
    ['neither that can be read', { conversationId: {}, queryId: {} }],
  ])('is nobody’s with %s', (_what, fields) => {
    expect(answerOf([good], fields)).toEqual({ kind: 'unusable', what: 'not-understood' });
  });

  it('of today is as old in every zone', () => {
    const answer = answerOf([{ ...good, lastUpdated: new Date(noon + dayMs / 2).toISOString().slice(0, 10) }]);
    expect(answer).toMatchObject({ results: [{ lastUpdated: noon }] });
  });
});
