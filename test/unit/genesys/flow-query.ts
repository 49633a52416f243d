import type { FaultTag } from '../../../src/shared/domain/fault';

/** A query as the model knows it. */
export interface ModelQuery {
  readonly id: string;
  readonly conversation: string;
  /** Wall time. */
  readonly deadline: number;
  /** Elapsed milliseconds. */
  readonly dueAt: number;
  end: End | null;
  /** The socket it is out on; `held` with a slot and on none yet, null without a slot. */
  out: number | 'held' | null;
  /** What it was held for when it got its slot last; `in vain` once that didn't come. */
  hold: 'for a new socket' | 'in vain' | null;
  /** In which order it first got a slot; 0 before. */
  turn: number;
  sends: number;
  drops: number;
  limits: number;
  /** Times we dropped the connection with it ourselves. */
  disruptions: number;
  /** Times it was lost with others by what came for one of them. */
  besides: number;
  /** Elapsed time of its last slot. */
  heldAt: number;
}

/** How a query has to end. */
export type End =
  | { readonly kind: 'timeout' | 'cancelled' | 'superseded' | 'rejected' }
  | { readonly kind: 'answered'; readonly documents: readonly string[] }
  | { readonly kind: 'failed'; readonly tag: FaultTag };

/** One that was asked just now. */
export function newQuery(id: string, conversation: string, ends: Pick<ModelQuery, 'deadline' | 'dueAt'>): ModelQuery {
  return { id, conversation, ...ends, end: null, out: null, hold: null, turn: 0, sends: 0, drops: 0, limits: 0, disruptions: 0, besides: 0, heldAt: 0 };
}

/** Puts one at the end of the line, which has the next first; or in the place of the one that it supersedes. */
export function joinLine(line: ModelQuery[], query: ModelQuery, perConversation: 'one-at-a-time' | 'unlimited'): ModelQuery | undefined {
  const older = perConversation === 'one-at-a-time' ? line.find((one) => one.turn === 0 && one.conversation === query.conversation) : undefined;
  if (older === undefined) line.push(query);
  else line[line.indexOf(older)] = query;
  return older;
}

/** Puts one that had a slot ahead of all that had none, in the order of their first slots. */
export function rejoinLine(line: ModelQuery[], query: ModelQuery): void {
  const behind = line.findIndex((other) => other.turn === 0 || other.turn > query.turn);
  line.splice(behind === -1 ? line.length : behind, 0, query);
}

const longestMoveMs = 3_000;
const mostTries = 3;

/** True while a query may be held for a new socket; `perhaps`: also in the very moment in which its patience ends. */
export function isPatient(query: ModelQuery, elapsed: number, how: 'surely' | 'perhaps'): boolean {
  const heldMs = elapsed - query.heldAt;
  return heldMs < longestMoveMs || (heldMs === longestMoveMs && how === 'perhaps');
}

/** It came back so often that it isn't tried again; what it was lost beside isn't counted. */
export function isTriedOften({ drops, limits, disruptions }: ModelQuery): boolean {
  return drops + limits + disruptions >= mostTries || drops > 1;
}
