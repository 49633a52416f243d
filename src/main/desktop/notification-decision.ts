import type { Suggestion } from '../../shared/knowledge';

export interface NotificationSituation {
  readonly enabled: boolean;
  readonly windowFocused: boolean;
  /** Documents notified in this conversation before. */
  readonly seen: ReadonlySet<string>;
  /** Documents the agent dismissed in this conversation. */
  readonly dismissed: ReadonlySet<string>;
}

export type NotificationDecision =
  | { readonly show: true; readonly suggestion: Suggestion; readonly more: number }
  | { readonly show: false; readonly reason: 'nothing' | 'off' | 'focused' | 'duplicate' };

/** Whether new suggestions are worth a notification, and of which one. `shown` is best first. */
export function decideNotification(shown: readonly Suggestion[], situation: NotificationSituation): NotificationDecision {
  const wanted = shown.filter((suggestion) => !situation.dismissed.has(suggestion.documentId));
  if (wanted.length === 0) return { show: false, reason: 'nothing' };
  if (!situation.enabled) return { show: false, reason: 'off' };
  if (situation.windowFocused) return { show: false, reason: 'focused' };
  const fresh = wanted.filter((suggestion) => !situation.seen.has(suggestion.documentId));
  const suggestion = fresh[0];
  if (suggestion === undefined) return { show: false, reason: 'duplicate' };
  return { show: true, suggestion, more: fresh.length - 1 };
}
