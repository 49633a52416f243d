import type { Suggestion } from '../../shared/domain/knowledge';
import type { WithholdReason } from '../../shared/contract/notifications';
import type { Settings } from '../../shared/settings/settings';
import { inQuietHours } from './quiet-hours';
import { waitFor, type ShownOnce } from './rate';

/** What is known of a conversation's suggestions when it gets new ones. */
export interface Situation {
  readonly conversationId: string;
  readonly settings: Settings['notifications'];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Milliseconds on a clock that nobody sets. */
  readonly elapsed: number;
  /** Epoch milliseconds; null while not paused. */
  readonly pausedUntil: number | null;
  readonly windowFocused: boolean;
  /** `away`: the screen is locked, or another user has it. */
  readonly agent: 'here' | 'away';
  /** The conversation the agent is busy with; null where there is none. */
  readonly inFront: string | null;
  /** Documents the agent was told of in this conversation, or saw in the window. */
  readonly told: ReadonlySet<string>;
  /** Documents the agent dismissed in this conversation. */
  readonly dismissed: ReadonlySet<string>;
  /** Of this conversation, on the desktop and not clicked or closed yet. */
  readonly standing: readonly Suggestion[];
  /** Of this conversation, kept back by the rate until now. */
  readonly held: readonly Suggestion[];
  /** All that were shown within the last minute, oldest first. */
  readonly recent: readonly ShownOnce[];
}

/** One notification stands for no more, the newest; the window shows no more either. */
const mostTogether = 150;

/** What one notification says, and of which suggestions. */
export interface NotificationContent {
  /** The one it leads to: the best of the newest. */
  readonly suggestion: Suggestion;
  /** All that it stands for. */
  readonly of: readonly Suggestion[];
  /** Suggestions beside the one, of the same answer: those of an older notification are told as a number of answers. */
  readonly kind: 'answer' | 'answers';
}

export type NotificationDecision =
  | ({ readonly show: true } & NotificationContent)
  | { readonly show: false; readonly reason: Exclude<WithholdReason, 'rate' | 'locked'> }
  /** `held` is what is to be shown together when the agent is back. */
  | { readonly show: false; readonly reason: 'locked'; readonly held: readonly Suggestion[] }
  /** `held` is what is to be shown together in `waitMs`. */
  | { readonly show: false; readonly reason: 'rate'; readonly waitMs: number; readonly held: readonly Suggestion[] };

/**
 * Whether new suggestions of a conversation are worth a notification, and what it says. Pure. One that is shown takes
 * the place of the conversation's older one and stands for both. `fresh` is best first; it is empty where the rate has
 * kept some back and their time has come.
 */
export function decideNotification(fresh: readonly Suggestion[], situation: Situation): NotificationDecision {
  const { settings, standing, now } = situation;
  const wanted = [...fresh, ...situation.held].filter(({ documentId }) => !situation.dismissed.has(documentId));
  if (wanted.length === 0) return withheld('nothing');
  if (situation.windowFocused && situation.agent === 'here') return withheld('focused');
  const news = onceEach(wanted.filter(({ documentId }) => !situation.told.has(documentId)));
  const [suggestion] = news;
  if (suggestion === undefined) return withheld('duplicate');
  if (!settings.enabled) return withheld('off');
  if (situation.pausedUntil !== null && now < situation.pausedUntil) return withheld('paused');
  if (inQuietHours(now, settings)) return withheld('quiet-hours');
  if (isHeldForAnother(situation)) return withheld('other-conversation');
  if (situation.agent === 'away') return { show: false, reason: 'locked', held: news.slice(0, mostTogether) };
  const waitMs = waitFor(situation.conversationId, situation.recent, situation.elapsed);
  if (waitMs > 0) return { show: false, reason: 'rate', waitMs, held: news.slice(0, mostTogether) };
  const older = standing.filter(({ documentId }) => !situation.dismissed.has(documentId));
  const oneAnswer = older.length === 0 && new Set(news.map(({ shownAt, queryId }) => `${queryId} ${shownAt}`)).size === 1;
  return { show: true, suggestion, of: onceEach([...news, ...older]).slice(0, mostTogether), kind: oneAnswer ? 'answer' : 'answers' };
}

/** Neither the desktop nor the window shall draw attention now. */
export function isQuiet({ now, pausedUntil, settings }: Pick<Situation, 'now' | 'pausedUntil' | 'settings'>): boolean {
  return (pausedUntil !== null && now < pausedUntil) || inQuietHours(now, settings);
}

function isHeldForAnother({ settings, inFront, conversationId }: Situation): boolean {
  return settings.otherConversations === 'hold' && inFront !== null && inFront !== conversationId;
}

function withheld(reason: Exclude<WithholdReason, 'rate' | 'locked'>): NotificationDecision {
  return { show: false, reason };
}

function onceEach(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ documentId }) => {
    const isFirst = !seen.has(documentId);
    seen.add(documentId);
    return isFirst;
  });
}
