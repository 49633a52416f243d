import type { SearchResponse } from './wire';

/** Off, on, or on for the next n times. */
export type Switch = boolean | number;

/**
 * Everything that can be made to go wrong, all off at first. Tests set the fields while the
 * simulator runs; the next request, message or answer sees the change.
 */
export interface Faults {
  readonly token: {
    /** Answer with this status and no token. */
    status: number | null;
    /** Seconds, or an HTTP date, in Retry-After beside `status`. */
    retryAfter: number | string | null;
    /** For so many requests, after which `status` is null again; null: until told otherwise. */
    times: number | null;
    delayMs: number;
    /** 200, but the body is not JSON. */
    garbage: Switch;
    /** Answer with exactly this instead. */
    reply: TokenReply | null;
    /** What the answer of a token says other than it should: these fields in place of its own. */
    fields: Readonly<Record<string, unknown>>;
    /** The body comes byte by byte, one every so many milliseconds. */
    dripMs: number | null;
    /** A token with a field of this many bytes beside it. */
    paddingBytes: number;
    /** Leave this scope out of what is granted; the upgrade then refuses the token with 403. */
    withoutScope: string | null;
  };
  readonly upgrade: {
    /** Grant it so many milliseconds later. */
    delayMs: number;
    /** Refuse the upgrade with this status. */
    status: number | null;
    /** Seconds, or an HTTP date, in Retry-After beside `status`. */
    retryAfter: number | string | null;
    /** For so many upgrades, after which `status` is null again; null: until told otherwise. */
    times: number | null;
    /** Answer with exactly these bytes instead, and end the connection. */
    reply: string | null;
    /** Take the connection and say nothing. */
    stall: Switch;
    /** Answer with a header that never ends, a byte every so many milliseconds: never idle, never done. */
    dripMs: number | null;
  };
  readonly answers: Record<AnswerFault, Switch> & {
    /** Spoil the answers of this conversation and no others; null: of all. */
    onlyOf: string | null;
    /** Milliseconds on top of the latency. */
    delayMs: number;
    /** Answers that take `lateMs` longer still. */
    late: Switch;
    lateMs: number;
  };
  readonly session: {
    /** Close the socket with this code as soon as it is open (1006: cut it without a close frame). */
    closeOnOpen: number | null;
    /** For so many sockets, after which `closeOnOpen` is null again. */
    closeOnOpenTimes: number;
    /** Close the socket with this code on the next SUBSCRIBE (1006: cut it without a close frame). */
    closeOnSubscribe: number | null;
    /** On so many SUBSCRIBE messages, over all sockets, after which `closeOnSubscribe` is null again. */
    closeOnSubscribeTimes: number;
    /** After so many more answers, over all sockets, close the socket of the last one; then null again. */
    closeAfterAnswers: number | null;
    /** The code of `closeAfterAnswers`. */
    closeAfterAnswersCode: number;
    /** Refuse the next SUBSCRIBE messages with ERROR 429. */
    error429: Switch;
    /** Seconds in the retryAfter of `error429`; null leaves it out. */
    error429RetryAfterS: number | null;
    /** Refuse the next SUBSCRIBE messages with ERROR 500. */
    error500: Switch;
    /** Leave conversation and query out of the errors that `error429` and `error500` send. */
    errorWithoutIds: Switch;
    /** Leave the message out of them. */
    errorWithoutMessage: Switch;
    /** Write the code of `error429` in words, and its retryAfter as a text. */
    error429InWords: Switch;
    /** Close with 1008 at this many messages against the schema on one socket. */
    close1008AfterBadMessages: number | null;
    /** Leave pings without a pong. */
    pongOff: Switch;
    /** Answer the next SUBSCRIBE messages with a compressed frame, which nobody agreed on. */
    compressed: Switch;
  };
}

/** An answer of the token endpoint, whatever it is. */
export interface TokenReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What is sent for one answer: a text, in how many WebSocket fragments. */
export interface Frame {
  readonly text: string;
  readonly fragments: number;
  /** `binary`: in a frame of that kind. `latin1`: as text whose letters with accents are no UTF-8. Default: a text frame. */
  readonly as?: 'binary' | 'latin1';
}

/** One row each: what the fault does to an answer's frames. Rows are applied from top to bottom. */
const ANSWER_FAULTS = {
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

/** A fresh set of switches, all off. */
export function noFaults(): Faults {
  const off: Record<string, Switch> = {};
  for (const name of Object.keys(ANSWER_FAULTS)) off[name] = false;
  return {
    token: {
      status: null,
      retryAfter: null,
      times: null,
      delayMs: 0,
      garbage: false,
      reply: null,
      fields: {},
      dripMs: null,
      paddingBytes: 0,
      withoutScope: null,
    },
    upgrade: { delayMs: 0, status: null, retryAfter: null, times: null, reply: null, stall: false, dripMs: null },
    // The keys are those of the table, one line above.
    answers: { ...(off as Record<AnswerFault, Switch>), onlyOf: null, delayMs: 0, late: false, lateMs: 0 },
    session: {
      closeOnOpen: null,
      closeOnOpenTimes: 1,
      closeOnSubscribe: null,
      closeOnSubscribeTimes: 1,
      closeAfterAnswers: null,
      closeAfterAnswersCode: 1012,
      error429: false,
      error429RetryAfterS: 1,
      error500: false,
      errorWithoutIds: false,
      errorWithoutMessage: false,
      error429InWords: false,
      close1008AfterBadMessages: null,
      pongOff: false,
      compressed: false,
    },
  };
}

/** The frames to send for an answer, with every fault that is on applied to it; `now` in epoch milliseconds. */
export function framesOf(answer: SearchResponse, faults: Faults, now: number): readonly Frame[] {
  let frames: readonly Frame[] = [{ text: JSON.stringify(answer), fragments: 1 }];
  const { onlyOf } = faults.answers;
  if (onlyOf !== null && onlyOf !== answer.conversationId) return frames;
  for (const name of answerFaults()) {
    if (fires(faults.answers, name)) frames = ANSWER_FAULTS[name](frames, now);
  }
  return frames;
}

/** Whether a switch is on now; a switch for the next n times is counted down. */
export function fires<Name extends string>(switches: Record<Name, Switch>, name: Name): boolean {
  const state: Switch = switches[name];
  if (typeof state === 'boolean') return state;
  if (state <= 0) return false;
  switches[name] = state - 1;
  return true;
}

function answerFaults(): AnswerFault[] {
  // Object.keys forgets the key type; the table's own keys are all there is.
  return Object.keys(ANSWER_FAULTS) as AnswerFault[];
}

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
