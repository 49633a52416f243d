import type { AppState } from '../../shared/contract/state';

/** A conversation nobody asked in for longer is over, or it needs no knowledge. */
const busyForMs = 10 * 60_000;

/** The conversation the agent is busy with: the one asked in last, within ten minutes; null where there is none. */
export function conversationInFront({ queries }: Pick<AppState, 'queries'>, now: number): string | null {
  let last: AppState['queries'][number] | null = null;
  // Newest first, so of those asked at the same moment the first one is the newest.
  for (const query of queries) if (isAsked(query) && (last === null || query.askedAt > last.askedAt)) last = query;
  return last !== null && now - last.askedAt < busyForMs ? last.conversationId : null;
}

/** By the agent or the call, which no push is. */
function isAsked({ trigger }: AppState['queries'][number]): boolean {
  return trigger === 'typed' || trigger === 'link' || trigger === 'transcript' || trigger === 'demo';
}
