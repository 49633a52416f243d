import type { SearchResponse } from './wire';

/** What is sent for one answer: a text, in how many WebSocket fragments. */
export interface Frame {
  readonly text: string;
  readonly fragments: number;
  /** `binary`: in a frame of that kind. `latin1`: as text whose letters with accents are no UTF-8. Default: a text frame. */
  readonly as?: 'binary' | 'latin1';
}

/** One row each: what the fault does to an answer's frames. Rows are applied from top to bottom. */
export const ANSWER_FAULTS = {
  /** The answer belongs to a conversation nobody asked about. */
  wrongConversation: edit((answer) => ({ ...answer, conversationId: `not-${answer.conversationId}` })),
  /** The answer carries a query id nobody sent. */
  wrongQueryId: edit((answer) => ({ ...answer, queryId: '00000000-0000-4000-8000-000000000000' })),
  /** Good results whose address runs a script when opened. */
  scriptUrls: edit((answer) => ({
    ...answer,
    results: answer.results.map((result) => ({ ...result, url: 'javascript:alert(1)' })),
  })),
  /** Scores of null. */
  nullScores: edit((answer) => withScores(answer, () => null)),
  /** Scores written as texts. */
  stringScores: edit((answer) => withScores(answer, (score) => String(score))),
  /** Every field of each result but its identifier is written as it should not be, and still says what it says. */
  oddFields: edit((answer) => ({
    ...answer,
    results: answer.results.map((result) => ({
      ...result,
      title: [result.title],
      snippet: { text: result.snippet },
      confidenceScore: `${Math.round(result.confidenceScore * 1_000) / 10} %`,
      ...(result.lastUpdated === undefined ? {} : { lastUpdated: Date.parse(`${result.lastUpdated.replace(/Z$/u, '')}Z`) }),
      url: `${result.url}?${'x'.repeat(3_000)}`,
      rank: null,
    })),
  })),
  /** Titles and snippets as a knowledge base keeps them: HTML, with entities. */
  markup: edit((answer) => ({
    ...answer,
    results: answer.results.map((result) => ({
      ...result,
      title: `<b>${asHtml(result.title)}</b>&nbsp;`,
      snippet: `<style>p { margin: 0 }</style><p class="lead">${asHtml(result.snippet).replace(/\w+/u, '<em>$&</em>')}</p><!-- end -->`,
    })),
  })),
  /** No list where the results should be. */
  nullResults: edit((answer) => ({ ...answer, results: null })),
  /** A query id that names none. */
  emptyQueryId: edit((answer) => ({ ...answer, queryId: '' })),
  /** The identifiers in capitals, as a system writes them that takes them for its own. */
  shoutedIds: edit(({ conversationId, queryId, ...answer }) => ({ ...answer, conversationId: conversationId.toUpperCase(), ...(queryId === undefined ? {} : { queryId: `{${queryId.toUpperCase()}}` }) })),
  /** Beside the good results, one of each kind that must be dropped. */
  malformedResults: edit((answer, now) => ({ ...answer, results: [...malformedResults(now), ...answer.results] })),
  /** Before the answer, one for a conversation nobody asked about. */
  unknownConversation: (frames, now) => [
    ...edit(({ queryId: _of, ...answer }) => ({ ...answer, conversationId: `unknown-${answer.conversationId}` }))(frames, now),
    ...frames,
  ],
  /** Before the answer, a message of a type nobody knows. */
  unknownType: (frames) => [{ text: '{"messageType":"SOMETHING_NEW"}', fragments: 1 }, ...frames],
  /** Keys that reach a prototype when merged carelessly. */
  protoKeys: rewrite(
    (text) => `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${text.slice(1)}`,
  ),
  /** A field nested 100,000 deep. */
  deepJson: rewrite((text) => `{"extra":${'['.repeat(100_000)}${']'.repeat(100_000)},${text.slice(1)}`),
  /** Scores of NaN, which JSON does not have. */
  nanScores: rewrite((text) => text.replace(/"confidenceScore":[\d.]+/gu, '"confidenceScore":NaN')),
  /** An answer that ends in its middle. */
  cutOff: rewrite((text) => text.slice(0, -20)),
  /** JSON in a binary frame. */
  binary: (frames) => frames.map((frame) => ({ ...frame, as: 'binary' })),
  /** A letter with an accent, in one byte. */
  latin1: (frames) => frames.map((frame) => ({ ...frame, text: frame.text.replace('"title":"', '"title":"é '), as: 'latin1' })),
  /** A byte order mark before it, and NUL behind it. */
  framed: rewrite((text) => `\uFEFF${text}\u0000`),
  /** An answer of 2 MiB. */
  twoMebibytes: rewrite((text) => `{"padding":"${'x'.repeat(2 * 1024 * 1024)}",${text.slice(1)}`),
  /** Not JSON at all, as a broken proxy answers. */
  nonJson: rewrite(() => '<html><body>502 Bad Gateway</body></html>'),
  /** An answer of 9 MiB. */
  nineMebibytes: rewrite((text) => `{"padding":"${'x'.repeat(9 * 1024 * 1024)}",${text.slice(1)}`),
  /** One frame of 100 MiB. */
  hugeFrame: rewrite((text) => `{"padding":"${'x'.repeat(100 * 1024 * 1024)}",${text.slice(1)}`),
  /** One message in a million fragments, most of them empty. */
  tinyFragments: (frames) => frames.map((frame) => ({ ...frame, fragments: 1_000_000 })),
  /** The same answer twice. */
  duplicate: (frames) => [...frames, ...frames],
  /** No answer; the query's slot in the gateway is free again all the same. */
  mute: () => [],
} satisfies Record<string, (frames: readonly Frame[], now: number) => readonly Frame[]>;

export type AnswerFault = keyof typeof ANSWER_FAULTS;

function rewrite(change: (text: string, now: number) => string) {
  return (frames: readonly Frame[], now: number): readonly Frame[] =>
    frames.map((frame) => ({ ...frame, text: change(frame.text, now) }));
}

function edit(change: (answer: SearchResponse, now: number) => unknown) {
  // The rows that edit come first, so the text is still JSON of an answer, give or take a fault.
  return rewrite((text, now) => JSON.stringify(change(JSON.parse(text) as SearchResponse, now)));
}

function withScores(answer: SearchResponse, change: (score: number) => unknown): unknown {
  const results = answer.results.map((result) => ({ ...result, confidenceScore: change(result.confidenceScore) }));
  return { ...answer, results };
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('’', '&rsquo;').replaceAll('é', '&eacute;').replaceAll('ü', '&uuml;');
}

/** Well-formed but for the one thing each row spoils, so that nothing else can be what drops it. */
function malformedResults(now: number): readonly unknown[] {
  const good = {
    documentId: 'malformed',
    title: 'A malformed result',
    snippet: 'This must never be shown.',
    confidenceScore: 0.99,
    lastUpdated: new Date(now).toISOString(),
    url: 'https://help.fernhollow.example/malformed',
  };
  return [
    null,
    'a text',
    [],
    {},
    { ...good, documentId: '' },
    { ...good, documentId: {} },
    { ...good, title: null, snippet: null },
    { ...good, title: '<br>', snippet: ' ' },
    { ...good, confidenceScore: null },
    { ...good, confidenceScore: 'high' },
    { ...good, confidenceScore: true },
    { ...good, confidenceScore: {} },
    { ...good, confidenceScore: 1_234 },
    { ...good, lastUpdated: '2999-01-01T00:00:00Z' },
  ];
}
