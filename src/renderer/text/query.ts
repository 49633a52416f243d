import { faultSentence } from '../../shared/fault-sentence';
import type { Dropped, DropReason } from '../../shared/knowledge';
import { percent } from '../../shared/percent';
import type { QueryView } from '../../shared/state';

export const queryText = {
  search: 'Ask the knowledge base',
  ask: 'Ask',
  clear: 'Clear',
  placeholder: 'Ask the knowledge base',
  used: (used: number, most: number) => `${used} / ${most}`,
  left: (left: number) => (left === 1 ? '1 character left' : `${left} characters left`),
  list: 'Questions',
  cancel: 'Cancel question',
  askAgain: 'Ask again',
  more: (count: number) => `and ${count} more on their way`,
  offline: 'Not connected: a question waits until the connection is back.',
  stopped: 'Not connected: nothing can be asked until this is put right.',
  rule: (threshold: number, days: number) =>
    `Shows ${percent(threshold)} or more, up to ${days} ${days === 1 ? 'day' : 'days'} old`,
} as const;

/** How a query stands, in words. */
export function queryWords(query: QueryView, now: number): string {
  switch (query.status) {
    case 'queued':
      return query.place === null || query.place === 1 ? 'Waiting, next in line' : `Waiting, ${ordinal(query.place)} in line`;
    case 'asking':
      return `Asking… ${Math.max(0, Math.floor((now - query.askedAt) / 1_000))} s`;
    case 'PASS':
      return query.shown === 1 ? '1 shown' : `${query.shown} shown`;
    case 'FILTERED':
      return `${query.returned} found, none passed: ${withheldWords(query.dropped, query.confidenceThreshold)}`;
    case 'EMPTY':
      return 'Nothing found';
    case 'TIMEOUT':
      return query.fault === null
        ? `No answer within ${Math.round((query.deadline - query.askedAt) / 1_000)} s`
        : faultSentence(query.fault);
    case 'ERROR':
    case 'REJECTED':
      return query.fault === null ? 'Not answered' : faultSentence(query.fault);
    case 'SUPERSEDED':
      return 'Replaced by a newer question';
    case 'CANCELLED':
      return 'Cancelled';
  }
}

/** How many results were withheld, for a group's header. */
export function withheldCount(dropped: Dropped): number {
  return Object.values(dropped).reduce((sum, count) => sum + count, 0);
}

export function withheldLabel(count: number): string {
  return `${count} withheld`;
}

/** Why results were withheld: "2 too old, 1 below 75 %". */
export function withheldWords(dropped: Dropped, threshold: number): string {
  const parts = reasons.flatMap((reason) => {
    const count = dropped[reason];
    return count === undefined ? [] : [reasonWords[reason](count, threshold)];
  });
  return parts.length === 0 ? 'all withheld' : parts.join(', ');
}

/** The round trip in words: "answered in 0.4 s"; never "0 s". */
export function latencyWords(latencyMs: number): string {
  const under = latencyMs < leastLatencyMs ? 'under ' : '';
  const seconds = Math.max(leastLatencyMs, latencyMs) / 1_000;
  return `answered in ${under}${seconds.toLocaleString(undefined, { maximumFractionDigits: 1 })} s`;
}

const leastLatencyMs = 100;

const reasons: readonly DropReason[] = ['stale', 'below-threshold', 'undated', 'duplicate', 'invalid'];

const reasonWords: Readonly<Record<DropReason, (count: number, threshold: number) => string>> = {
  stale: (count) => `${count} too old`,
  'below-threshold': (count, threshold) => `${count} below ${percent(threshold)}`,
  undated: (count) => `${count} without a date`,
  duplicate: (count) => (count === 1 ? '1 duplicate' : `${count} duplicates`),
  invalid: (count) => `${count} unreadable`,
};

const ordinalRule = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

function ordinal(place: number): string {
  return `${place}${ordinalEndings[ordinalRule.select(place)] ?? 'th'}`;
}
