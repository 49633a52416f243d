import { time, word } from '../verify/grammar';
import type { RawRecord } from '../verify/record';
import { ecsPlaces } from './ecs-fields';
import { isOfType } from './field-types';

/** The Elastic Common Schema's version whose field names are used. */
const ecsVersion = '8.17.0';

type Outcome = 'success' | 'failure' | 'unknown';

// Looked up by what stands in a file: a plain object would know “constructor”.
const outcomes: ReadonlyMap<unknown, Outcome> = new Map<unknown, Outcome>([
  ['PASS', 'success'],
  ['FILTERED', 'success'],
  ['EMPTY', 'success'],
  ['TIMEOUT', 'failure'],
  ['ERROR', 'failure'],
  ['REJECTED', 'failure'],
  ['SUPERSEDED', 'unknown'],
  ['CANCELLED', 'unknown'],
]);

interface Kind {
  readonly category: string;
  readonly type: string;
  readonly outcome?: Outcome;
}

const query: Kind = { category: 'api', type: 'access' };
/** What this version doesn't know yet is information, too. */
const other: Kind = { category: 'host', type: 'info' };

const kinds: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
  ['start', { category: 'process', type: 'start' }],
  ['stop', { category: 'process', type: 'end' }],
  ['feedback', { category: 'api', type: 'info' }],
  ['sign-in', { category: 'authentication', type: 'start', outcome: 'success' }],
  ['sign-in-failed', { category: 'authentication', type: 'start', outcome: 'failure' }],
  ['sign-out', { category: 'authentication', type: 'end', outcome: 'success' }],
  ['settings-changed', { category: 'configuration', type: 'change' }],
  ['policy-changed', { category: 'configuration', type: 'change' }],
  ['export', { category: 'file', type: 'access' }],
  ['verify', { category: 'file', type: 'info' }],
  ['retention', { category: 'file', type: 'deletion' }],
]);

/**
 * A record under the field names of the Elastic Common Schema; the record’s own fields are below `cuecard`. Each path has
 * one type whatever the record (`ecsPaths`): what is of another is in `cuecard.more` as JSON, with what has no path.
 */
export function ecsLine(record: RawRecord): string {
  const isEvent = Object.hasOwn(record, 'event');
  const kind = isEvent ? (kinds.get(record.event) ?? other) : query;
  const outcome = isEvent ? kind.outcome : outcomes.get(record.governance_status);
  const { timestamp, latency_ms, error, query_id, app_version } = record;
  const milliseconds = ecsPlaces.get('latency_ms')?.take(latency_ms) === null ? null : Number(latency_ms);
  return JSON.stringify({
    ...(time(timestamp) && { '@timestamp': timestamp }),
    ecs: { version: ecsVersion },
    event: {
      kind: 'event',
      category: [kind.category],
      type: [kind.type],
      action: isEvent ? (word(record.event) ? record.event : 'unreadable') : 'query',
      outcome: outcome ?? 'unknown',
      dataset: 'cuecard.audit',
      sequence: record.seq,
      hash: record.hash,
      ...(isOfType(query_id, 'keyword') && { id: query_id }),
      // Nanoseconds.
      ...(milliseconds !== null && { duration: Math.round(milliseconds * 1_000_000) }),
    },
    service: { name: 'cuecard', ...(isOfType(app_version, 'keyword') && { version: app_version }) },
    ...(isOfType(error, 'keyword') && { error: { code: error } }),
    cuecard: ownFields(record),
  });
}

function ownFields(record: RawRecord): object {
  const placed: object = {};
  const others: [string, unknown][] = [];
  for (const [name, value] of Object.entries(record)) {
    // Null is nothing, and has no type.
    if (value === null) continue;
    const members = ecsPlaces.get(name)?.take(value) ?? null;
    if (members === null) others.push([name, value]);
    else Object.assign(placed, members);
  }
  // Made from entries, a member may have any name.
  return others.length === 0 ? placed : { ...placed, more: JSON.stringify(Object.fromEntries(others)) };
}
