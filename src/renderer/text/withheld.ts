import type { Dropped, DropReason, Withheld } from '../../shared/knowledge';
import { percent } from '../../shared/percent';
import type { QueryView } from '../../shared/state';

/** What was withheld of an answer, and by which rule. */
export type WithheldOf = Pick<QueryView, 'dropped' | 'withheld' | 'confidenceThreshold' | 'maxAgeDays'>;

/** One withheld result in words; several of which the same is to be said are one row. */
export interface WithheldRow {
  readonly reason: DropReason;
  readonly words: string;
  readonly count: number;
}

/** In the order they are told. */
const reasons: readonly DropReason[] = ['stale', 'below-threshold', 'undated', 'duplicate', 'dismissed', 'invalid'];

/** How many results were withheld. */
export function withheldCount(dropped: Dropped): number {
  return Object.values(dropped).reduce((sum, count) => sum + count, 0);
}

export function withheldLabel(count: number): string {
  return `${count} withheld`;
}

/** Why results were withheld: "2 older than 90 days, 1 below 75 %". */
export function withheldWords({ dropped, confidenceThreshold, maxAgeDays }: Omit<WithheldOf, 'withheld'>): string {
  const parts = reasons.flatMap((reason) => {
    const count = dropped[reason];
    return count === undefined ? [] : [countedWords(reason, count, confidenceThreshold, maxAgeDays)];
  });
  return parts.length === 0 ? 'all withheld' : parts.join(', ');
}

/** Each withheld result with its figures, by reason, within a reason as main gave them. Never what it says. */
export function withheldRows(query: WithheldOf): readonly WithheldRow[] {
  const rows = new Map<string, WithheldRow>();
  for (const reason of reasons) {
    for (const one of query.withheld) {
      if (one.reason !== reason) continue;
      const words = withheldWordsOf(one, query);
      rows.set(`${reason} ${words}`, { reason, words, count: (rows.get(`${reason} ${words}`)?.count ?? 0) + 1 });
    }
  }
  return [...rows.values()];
}

/** What is said of the results that are counted, but too many to be listed; null where all are. */
export function unlistedWords({ dropped, withheld }: WithheldOf): string | null {
  const unlisted = withheldCount(dropped) - withheld.length;
  return unlisted <= 0 || withheld.length === 0 ? null : `and ${unlisted} more`;
}

function withheldWordsOf({ reason, confidence, lastUpdated }: Withheld, { confidenceThreshold, maxAgeDays }: WithheldOf): string {
  switch (reason) {
    case 'stale':
      return `${lastUpdated === null ? '' : `Updated ${day.format(lastUpdated)}: `}older than ${daysWords(maxAgeDays)}`;
    case 'below-threshold':
      return `${confidence === null ? '' : `${percent(confidence)}, `}needs ${percent(confidenceThreshold)}`;
    case 'undated':
      return 'No date';
    case 'duplicate':
      return 'Same article as one that is shown';
    case 'dismissed':
      return 'You dismissed it in this conversation';
    case 'invalid':
      return lastUpdated === null ? 'Unreadable' : `Dated ${day.format(lastUpdated)}, which is still to come`;
  }
}

function countedWords(reason: DropReason, count: number, threshold: number, maxAgeDays: number): string {
  switch (reason) {
    case 'stale':
      return `${count} older than ${daysWords(maxAgeDays)}`;
    case 'below-threshold':
      return `${count} below ${percent(threshold)}`;
    case 'undated':
      return `${count} without a date`;
    case 'duplicate':
      return count === 1 ? '1 duplicate' : `${count} duplicates`;
    case 'dismissed':
      return `${count} you dismissed`;
    case 'invalid':
      return `${count} unreadable`;
  }
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString()} days`;
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
