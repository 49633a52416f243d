/** The promise: within any minute at most so many are shown for one conversation, and so many in all. */
export const mostPerMinute = { ofConversation: 3, inAll: 6 } as const;

export const minuteMs = 60_000;

export interface ShownOnce {
  readonly conversationId: string;
  /** Milliseconds on a clock that nobody sets. */
  readonly at: number;
}

/** How long until one more may be shown for the conversation, ms; 0: now. `recent` is oldest first. */
export function waitFor(conversationId: string, recent: readonly ShownOnce[], now: number): number {
  const within = recent.filter(({ at }) => now - at < minuteMs);
  const own = within.filter((one) => one.conversationId === conversationId);
  return Math.max(waitOf(own, mostPerMinute.ofConversation, now), waitOf(within, mostPerMinute.inAll, now));
}

/** Until the oldest of the last `most` is a minute old. */
function waitOf(within: readonly ShownOnce[], most: number, now: number): number {
  const blocking = within.at(-most);
  return within.length < most || blocking === undefined ? 0 : blocking.at + minuteMs - now;
}
