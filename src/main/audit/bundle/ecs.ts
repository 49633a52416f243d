import type { RawRecord } from '../verify/record';

/** The Elastic Common Schema's version whose field names are used. */
const ecsVersion = '8.17.0';

type Outcome = 'success' | 'failure' | 'unknown';

const outcomes: Readonly<Record<string, Outcome>> = {
  PASS: 'success',
  FILTERED: 'success',
  EMPTY: 'success',
  TIMEOUT: 'failure',
  ERROR: 'failure',
  REJECTED: 'failure',
  SUPERSEDED: 'unknown',
  CANCELLED: 'unknown',
};

interface Kind {
  readonly category: string;
  readonly type: string;
  readonly outcome?: Outcome;
}

const query: Kind = { category: 'api', type: 'access' };
/** What this version doesn't know yet is information, too. */
const other: Kind = { category: 'host', type: 'info' };

const kinds: Readonly<Record<string, Kind>> = {
  start: { category: 'process', type: 'start' },
  stop: { category: 'process', type: 'end' },
  feedback: { category: 'api', type: 'info' },
  'sign-in': { category: 'authentication', type: 'start', outcome: 'success' },
  'sign-in-failed': { category: 'authentication', type: 'start', outcome: 'failure' },
  'sign-out': { category: 'authentication', type: 'end', outcome: 'success' },
  'settings-changed': { category: 'configuration', type: 'change' },
  'policy-changed': { category: 'configuration', type: 'change' },
  export: { category: 'file', type: 'access' },
  verify: { category: 'file', type: 'info' },
  retention: { category: 'file', type: 'deletion' },
};

/** A record under the field names of the Elastic Common Schema; the record itself is whole below `cuecard`. */
export function ecsLine(record: RawRecord): string {
  const event = typeof record.event === 'string' ? record.event : null;
  const kind = event === null ? query : (kinds[event] ?? other);
  const outcome = event === null ? (outcomes[String(record.governance_status)] ?? 'unknown') : (kind.outcome ?? 'unknown');
  const { latency_ms, error } = record;
  return JSON.stringify({
    '@timestamp': record.timestamp,
    ecs: { version: ecsVersion },
    event: {
      kind: 'event',
      category: [kind.category],
      type: [kind.type],
      action: event ?? 'query',
      outcome,
      dataset: 'cuecard.audit',
      sequence: record.seq,
      hash: record.hash,
      ...(typeof record.query_id === 'string' && { id: record.query_id }),
      // Nanoseconds.
      ...(typeof latency_ms === 'number' && { duration: Math.round(latency_ms * 1_000_000) }),
    },
    service: { name: 'cuecard', version: record.app_version },
    ...(typeof error === 'string' && { error: { code: error } }),
    cuecard: record,
  });
}
