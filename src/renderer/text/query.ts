import { faultSentence } from '../../shared/fault-sentence';
import type { MaskedKind } from '../../shared/knowledge';
import { percent } from '../../shared/percent';
import type { Connection, QueryView } from '../../shared/state';
import { withheldWords } from './withheld';

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
  masked: 'masked',
  why: 'Why',
  whyOf: (text: string) => `Why nothing is shown for “${text}”`,
  unrecorded: 'not in the audit',
  offline: 'Not connected: a question waits until the connection is back.',
  stopped: 'Not connected: nothing can be asked until this is put right.',
  rule: (threshold: number, days: number) =>
    `Shows ${percent(threshold)} or more, up to ${days} ${days === 1 ? 'day' : 'days'} old`,
} as const;

/** How a query stands, in words. */
export function queryWords(query: QueryView, now: number): string {
  switch (query.status) {
    case 'queued':
      return `Waiting, ${inLineWords(query, now)}`;
    case 'asking':
      return `Asking… ${secondsSince(query.askedAt, now)} s`;
    case 'PASS':
      return `${query.shown} shown${query.fault?.tag === 'audit-unrecorded' ? `, ${queryText.unrecorded}` : ''}`;
    case 'FILTERED':
      return `${query.returned} found, none passed: ${withheldWords(query)}`;
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

/** How each of these stands, in words. What all in line wait for is said once, with the first of them. */
export function questionWords(queries: readonly QueryView[], connection: Connection, now: number): readonly string[] {
  const wait = waitWords(connection, now);
  const first = queries.find((query) => query.status === 'queued');
  return queries.map((query) => {
    if (wait === null || query.status !== 'queued') return queryWords(query, now);
    return query === first ? `${wait} · ${inLineWords(query, now)}` : inLineWords(query, now);
  });
}

/** What all queries in line wait for; null where it is but their turn. */
function waitWords({ status, limit }: Connection, now: number): string | null {
  if (status !== 'live') return 'Waiting for the connection';
  const paused = limit !== null && limit.resumesAt !== null && limit.resumesAt > now;
  return paused ? 'Waiting: the gateway asked for a pause' : null;
}

/** A query's place in line and its seconds there: "2nd in line · 4 s". */
function inLineWords({ place, askedAt }: QueryView, now: number): string {
  return `${place === null || place === 1 ? 'next' : ordinal(place)} in line · ${secondsSince(askedAt, now)} s`;
}

/** What is said of the queries under way that there is no room for. */
export function moreWords(more: readonly QueryView[]): string {
  return `and ${more.length} more ${more.every((query) => query.status === 'queued') ? 'in line' : 'on their way'}`;
}

/** How long the answer took, where somebody waited for one: "Answered in 0.4 s"; null where nothing was sent. */
export function answeredWords({ cacheHit, latencyMs }: Pick<QueryView, 'cacheHit' | 'latencyMs'>): string | null {
  if (cacheHit) return 'Answered at once, from an earlier question';
  return latencyMs === null ? null : latencyWords(latencyMs);
}

/** What was masked in a question: "Masked before it was sent: 1 card number"; null where nothing was. */
export function maskedWords({ masked, status }: Pick<QueryView, 'masked' | 'status'>): string | null {
  if (masked.length === 0) return null;
  const parts = kinds.flatMap((kind) => {
    const count = masked.filter((part) => part.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kindWords[kind][count === 1 ? 0 : 1]}`];
  });
  return `Masked${status === 'REJECTED' ? '' : ' before it was sent'}: ${parts.join(', ')}`;
}

export function maskedLabel(count: number): string {
  return `${count} masked`;
}

const kinds: readonly MaskedKind[] = ['card', 'iban', 'email', 'phone'];

const kindWords: Readonly<Record<MaskedKind, readonly [one: string, more: string]>> = {
  card: ['card number', 'card numbers'],
  email: ['e-mail', 'e-mails'],
  phone: ['phone number', 'phone numbers'],
  iban: ['IBAN', 'IBANs'],
};

/** The round trip in words: "Answered in 0.4 s"; never "0 s". */
function latencyWords(latencyMs: number): string {
  const under = latencyMs < leastLatencyMs ? 'under ' : '';
  const seconds = Math.max(leastLatencyMs, latencyMs) / 1_000;
  return `Answered in ${under}${seconds.toLocaleString(undefined, { maximumFractionDigits: 1 })} s`;
}

const leastLatencyMs = 100;

function secondsSince(askedAt: number, now: number): number {
  return Math.max(0, Math.floor((now - askedAt) / 1_000));
}

const ordinalRule = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

function ordinal(place: number): string {
  return `${place}${ordinalEndings[ordinalRule.select(place)] ?? 'th'}`;
}
