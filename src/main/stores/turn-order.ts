import type { Pending, SinkBacklog } from './backlog';

/** After so many failures that may be its own an event is suspected, and others are tried in between. */
export const suspectAfter = 3;

export interface Standing {
  /** Failures of this sink in a row. */
  readonly failures: number;
  /** The event of the last try, and whether that may have failed by the event itself; null before the first. */
  readonly last: { readonly n: number; readonly byEvent: 'perhaps' | 'no' } | null;
  /** Those that are passed over are due to be tried again. */
  readonly passedOverDue: boolean;
  /** Whether an event has failed for so long that its next failure is its last. */
  readonly isOver: (pending: Pending) => boolean;
}

/**
 * Whose try is next; null where nobody's is. The first in line, as a rule. While it fails and is suspected, every second
 * try is another one's, that which was tried least or one that is passed over: if the receiver takes it, it is the first that it minds. There are no
 * more tries than without this: they only take turns.
 */
export function nextInTurn(backlog: SinkBacklog, { failures, last, passedOverDue, isOver }: Standing): Pending | null {
  const first = backlog.first ?? null;
  const passedOver = passedOverDue ? (backlog.passedOver.values().next().value ?? null) : null;
  if (first === null || failures === 0) return passedOver ?? first;
  if (last === null || isOver(first)) return first;
  const isSuspect = (first.tries?.suspicions ?? 0) >= suspectAfter && last.byEvent === 'perhaps';
  return isSuspect && last.n === first.stored.n ? (leastTried(backlog, first, passedOver) ?? first) : first;
}

/** The first of those tried least: of the line but for its first, and the one that is passed over, if its time has come. */
function leastTried({ line }: SinkBacklog, first: Pending, passedOver: Pending | null): Pending | null {
  let found = passedOver;
  for (const one of line.values()) {
    if (one === first || (found !== null && attemptsOf(one) >= attemptsOf(found))) continue;
    if (attemptsOf(one) === 0) return one;
    found = one;
  }
  return found;
}

function attemptsOf({ tries }: Pending): number {
  return tries?.attempts ?? 0;
}
