import { describe, expect, it } from 'vitest';
import { readFrame } from '../../../src/main/genesys/realtime/wire';
import { noon } from '../../support/samples';

const mebibyte = 1024 * 1024;
/** Milliseconds that an answer may cost which is made to cost. */
const mostMs = 50;
const tries = 20;

const good = { documentId: 'returns', title: 'Returning something', snippet: 'Within 30 days.', confidenceScore: 0.9, lastUpdated: '2026-01-19T12:00:00Z', url: 'https://help.example.com/returns' };

function answer(results: readonly object[]): string {
  return JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: 'one', results });
}

/** An answer of nearly 1 MiB whose snippets are made of this, in that many results. */
function filled(piece: string, results: number): string {
  const room = Math.floor((mebibyte - 10_000) / results) - 300;
  const size = Buffer.byteLength(JSON.stringify(piece)) - 2;
  return answer(Array.from({ length: results }, (_one, index) => ({ ...good, documentId: `document ${index}`, snippet: piece.repeat(Math.floor(room / size)) })));
}

/** Milliseconds of this process's own work, the least of some tries: what else the machine does must not fail a test. */
function costOf(frame: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries && least >= mostMs / 2; count += 1) {
    const before = process.cpuUsage();
    readFrame(frame, noon);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

const pieces: Readonly<Record<string, string>> = {
  'a bracket': '<',
  'brackets and blanks': '< ',
  'the beginning of a tag': '<b',
  'the beginning of a tag with an attribute': '<a href="',
  'a tag': '<b>',
  'a block': '<div>',
  'an element that hides what is in it': '<svg>',
  'a script': '<script>',
  'an element nobody knows': '<x></x>',
  'a comment': '<!--',
  'an entity': '&amp;',
  'the beginning of an entity': '&',
  'blanks': ' ',
  'line ends': ' \n',
  'marks of emphasis': '*a ',
  'links': '[a](',
  'joiners': 'a\u200D',
  'overrides of the direction': '\u202E',
  'halves of pairs': '\uD800',
  'emoji': '👩‍💻',
  'Japanese': '返品',
};

describe('an answer of 1 MiB', () => {
  it.each(Object.entries(pieces).flatMap(([what, piece]) => [1, 20, 100].map((results) => [what, results, piece] as const)))('made of %s, in %d results, is read at once', (_what, results, piece) => {
    expect(costOf(filled(piece, results))).toBeLessThan(mostMs);
  });

  it('of 100,000 elements within each other is read at once', () => {
    expect(costOf(answer([{ ...good, snippet: '<b>'.repeat(100_000) + '</b>'.repeat(100_000) }]))).toBeLessThan(mostMs);
  });

  it.each([
    ['hardly any JSON, with many texts', `[${'"a",'.repeat(250_000)}`],
    ['hardly any JSON, with long numbers', `[${'1234567890123456789,'.repeat(50_000)}`],
    ['nothing but backslashes', `"${'\\'.repeat(mebibyte - 10)}`],
    ['nothing but brackets', '['.repeat(mebibyte)],
    ['nothing but small objects', '{}'.repeat(mebibyte / 2)],
    ['nothing but quotes', '"'.repeat(mebibyte)],
    ['nothing but commas', ','.repeat(mebibyte)],
    ['nothing but digits', '1'.repeat(mebibyte)],
    ['a list of numbers', answer([]).replace('[]', `[${'0,'.repeat(500_000)}0]`)],
  ])('that is %s is read or refused at once', (_what, frame) => {
    expect(costOf(frame)).toBeLessThan(mostMs);
  });

  it.each([
    ['one long text', `{"messageType":"KNOWLEDGE_SEARCH_RESPONSE","conversationId":"one","x":"${'x'.repeat(8 * mebibyte - 200)}"}`],
    ['nothing but brackets', '['.repeat(8 * mebibyte)],
    ['nothing but quotes', `{${'"'.repeat(8 * mebibyte - 10)}`],
    ['small members', `{${'"a":1,'.repeat(1_300_000)}`],
  ])('or one of 8 MiB that is %s is looked through', (_what, frame) => {
    expect(costOf(frame)).toBeLessThan(2 * mostMs);
  });
});
