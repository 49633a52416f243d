import type { Suggestion } from '../../shared/knowledge';
import { wholePercent } from '../../shared/percent';

export const suggestionText = {
  list: 'Suggestions',
  open: 'Open article',
  copy: 'Copy',
  copied: 'Copied',
  more: 'More',
  less: 'Less',
  late: 'Late answer',
  pushed: 'New for this call',
  revised: 'Updated',
  revisedHelp: 'The article changed since it was first shown; this is what it says now.',
  withdrawn: 'No longer found',
  withdrawnHelp: 'The knowledge base doesn’t give this answer any more.',
  feedback: 'Feedback',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  pin: 'Pin',
  dismiss: 'Dismiss suggestion',
  dismissed: (title: string) => `Dismissed “${title}”`,
  undo: 'Undo',
  undoHelp: (keys: string) => `Undo with ${keys}`,
  pinned: 'Pinned',
  earlier: 'Earlier question',
  confidence: 'Confidence',
  updated: 'Updated',
  ageUnknown: 'Age unknown',
  ageUnknownHelp: 'The knowledge base gave no date for this article.',
  source: 'Source',
  pill: (count: number) => (count === 1 ? '1 new suggestion' : `${count} new suggestions`),
  emptyTitle: 'Ask, and the answer lands here',
  emptyHelp: 'Type what the customer wants to know. Only answers that are relevant and up to date are shown.',
  shortcut: { focus: 'puts the cursor in the search box', ask: 'asks', clear: 'clears it', walk: 'go from card to card' },
} as const;

/** How much a confidence says, in a word. */
export function confidenceWord(confidence: number): string {
  if (confidence >= 0.9) return 'strong';
  if (confidence >= 0.75) return 'good';
  return confidence >= 0.5 ? 'fair' : 'weak';
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
const dayMs = 86_400_000;

/** How old an article is: "today", "12 days ago", "5 months ago". */
export function ageWords(lastUpdated: number, now: number): string {
  const days = Math.max(0, Math.floor((now - lastUpdated) / dayMs));
  if (days < 100) return relative.format(-days, 'day');
  return days < 730 ? relative.format(-Math.floor(days / 30.44), 'month') : relative.format(-Math.floor(days / 365.25), 'year');
}

export function exactDate(at: number): string {
  return `Last updated ${exact.format(at)}`;
}

/** What a screen reader is told, once, of suggestions that have just come. */
export function arrivalWords(arrived: readonly Suggestion[]): string {
  const [first] = arrived;
  if (first === undefined) return '';
  const rest = arrived.length === 1 ? '' : `, and ${arrived.length - 1} more`;
  return `New suggestion: ${first.title}, ${wholePercent(first.confidence)} percent${rest}`;
}

/** What a screen reader is told, once, of cards in sight that say something else now; empty where there is none. */
export function revisionWords(revised: readonly Suggestion[]): string {
  const [first] = revised;
  if (first === undefined) return '';
  const rest = revised.length === 1 ? '' : `, and ${revised.length - 1} more`;
  return `${first.revision === 'withdrawn' ? suggestionText.withdrawn : suggestionText.revised}: ${first.title}${rest}`;
}
