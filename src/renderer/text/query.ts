import { faultSentence } from '../../shared/i18n/sentences/fault-sentence';
import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';
import type { MaskedKind } from '../../shared/domain/knowledge';
import type { Connection, QueryView } from '../../shared/contract/state';
import { withheldWords } from './withheld';

export const queryText = textsOf('query');

/** How a query stands, in words. */
export function queryWords(query: QueryView, now: number): string {
  switch (query.status) {
    case 'queued':
      return queryText.waiting({ inLine: inLineWords(query, now) });
    case 'asking':
      return queryText.asking({ seconds: secondsSince(query.askedAt, now) });
    case 'PASS':
      return query.fault?.tag === 'audit-unrecorded' ? queryText.shownUnrecorded({ count: query.shown }) : queryText.shown({ count: query.shown });
    case 'FILTERED':
      return queryText.nonePassed({ count: query.returned, why: withheldWords(query) });
    case 'EMPTY':
      return queryText.nothingFound;
    case 'TIMEOUT':
      return query.fault === null
        ? queryText.noAnswerWithin({ seconds: Math.round((query.deadline - query.askedAt) / 1_000) })
        : faultSentence(query.fault);
    case 'ERROR':
    case 'REJECTED':
      return query.fault === null ? queryText.notAnswered : faultSentence(query.fault);
    case 'SUPERSEDED':
      return queryText.replaced;
    case 'CANCELLED':
      return queryText.cancelled;
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
  if (status !== 'live') return queryText.waitingForConnection;
  const paused = limit !== null && limit.resumesAt !== null && limit.resumesAt > now;
  return paused ? queryText.waitingForPause : null;
}

/** A query's place in line and its seconds there: "2nd in line · 4 s". */
function inLineWords({ place, askedAt }: QueryView, now: number): string {
  const seconds = secondsSince(askedAt, now);
  return place === null || place === 1 ? queryText.nextInLine({ seconds }) : queryText.inLine({ count: place, seconds });
}

/** What is said of the queries under way that there is no room for. */
export function moreWords(more: readonly QueryView[]): string {
  const words = more.every((query) => query.status === 'queued') ? queryText.moreInLine : queryText.moreOnTheirWay;
  return words({ count: more.length });
}

/** How long the answer took, where somebody waited for one: "Answered in 0.4 s"; null where nothing was sent. */
export function answeredWords({ cacheHit, latencyMs }: Pick<QueryView, 'cacheHit' | 'latencyMs'>): string | null {
  if (cacheHit) return queryText.answeredAtOnce;
  return latencyMs === null ? null : latencyWords(latencyMs);
}

/** What was masked in a question: "Masked before it was sent: 1 card number"; null where nothing was. */
export function maskedWords({ masked, status }: Pick<QueryView, 'masked' | 'status'>): string | null {
  if (masked.length === 0) return null;
  const counted = kinds.flatMap((kind) => {
    const count = masked.filter((part) => part.kind === kind).length;
    return count === 0 ? [] : [queryText.kinds[kind]({ count })];
  });
  const parts = translator().formats.list(counted);
  return status === 'REJECTED' ? queryText.maskedParts({ parts }) : queryText.maskedBefore({ parts });
}

export function maskedLabel(count: number): string {
  return queryText.maskedCount({ count });
}

const kinds: readonly MaskedKind[] = ['card', 'cvv', 'expiry', 'iban', 'bank-account', 'email', 'phone', 'ssn', 'nino', 'national-id', 'passport', 'driving-licence', 'birth-date'];

/** The round trip in words: "Answered in 0.4 s"; never "0 s". */
function latencyWords(latencyMs: number): string {
  const seconds = translator().formats.tenth(Math.max(leastLatencyMs, latencyMs) / 1_000);
  return latencyMs < leastLatencyMs ? queryText.answeredUnder({ seconds }) : queryText.answeredIn({ seconds });
}

const leastLatencyMs = 100;

function secondsSince(askedAt: number, now: number): number {
  return Math.max(0, Math.floor((now - askedAt) / 1_000));
}
