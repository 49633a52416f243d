import { ANSWER_FAULTS, type AnswerFault, type Frame } from './answer-faults';
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
