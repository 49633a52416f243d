import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';
import type { Dropped, DropReason, Withheld } from '../../shared/domain/knowledge';
import type { QueryView } from '../../shared/contract/state';

/** What was withheld of an answer, and by which rule. */
export type WithheldOf = Pick<QueryView, 'dropped' | 'withheld' | 'confidenceThreshold' | 'maxAgeDays'>;

/** One withheld result in words; several of which the same is to be said are one row. */
export interface WithheldRow {
  readonly reason: DropReason;
  readonly words: string;
  readonly count: number;
}

/** In the order they are told. */
const reasons: readonly DropReason[] = ['stale', 'below-threshold', 'undated', 'duplicate', 'dismissed', 'invalid', 'no-score', 'no-text', 'no-id'];

/** How many results were withheld. */
export function withheldCount(dropped: Dropped): number {
  return Object.values(dropped).reduce((sum, count) => sum + count, 0);
}

export function withheldLabel(count: number): string {
  return withheldText.label({ count });
}

/** Why results were withheld: "2 older than 90 days, 1 below 75 %". */
export function withheldWords({ dropped, confidenceThreshold, maxAgeDays }: Omit<WithheldOf, 'withheld'>): string {
  const parts = reasons.flatMap((reason) => {
    const count = dropped[reason];
    return count === undefined ? [] : [countedWords(reason, count, confidenceThreshold, maxAgeDays)];
  });
  return parts.length === 0 ? withheldText.all : translator().formats.list(parts);
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
  return unlisted <= 0 || withheld.length === 0 ? null : withheldText.more({ more: unlisted });
}

function withheldWordsOf({ reason, confidence, lastUpdated }: Withheld, { confidenceThreshold: threshold, maxAgeDays }: WithheldOf): string {
  const { date } = translator().formats;
  switch (reason) {
    case 'stale': {
      const age = daysWords(maxAgeDays);
      return lastUpdated === null ? withheldText.older({ age }) : withheldText.updatedOlder({ date: date(lastUpdated), age });
    }
    case 'below-threshold':
      return confidence === null ? withheldText.needs({ threshold }) : withheldText.hasNeeds({ confidence, threshold });
    case 'undated':
      return withheldText.noDate;
    case 'duplicate':
      return withheldText.sameArticle;
    case 'dismissed':
      return withheldText.youDismissed;
    case 'invalid':
      return lastUpdated === null ? withheldText.unreadable : withheldText.future({ date: date(lastUpdated) });
    case 'no-id':
      return withheldText.noIdentifier;
    case 'no-text':
      return withheldText.noText;
    case 'no-score':
      return withheldText.noConfidence;
  }
}

function countedWords(reason: DropReason, count: number, threshold: number, maxAgeDays: number): string {
  switch (reason) {
    case 'stale':
      return withheldText.stale({ count, age: daysWords(maxAgeDays) });
    case 'below-threshold':
      return withheldText['below-threshold']({ count, threshold });
    case 'undated':
    case 'duplicate':
    case 'dismissed':
    case 'invalid':
    case 'no-id':
    case 'no-text':
    case 'no-score':
      return withheldText[reason]({ count });
  }
}

function daysWords(count: number): string {
  return units.days({ count });
}

const withheldText = textsOf('withheld');
const units = textsOf('units');
