import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ecsLine } from '../../../../src/main/audit/export/ecs';
import { ecsPaths } from '../../../../src/main/audit/export/ecs-fields';
import { genesis, seal } from '../../../../src/main/audit/trail/chain';
import type { RawRecord } from '../../../../src/main/audit/verify/record';
import { auditEventSchema } from '../../../../src/shared/domain/audit-event';
import type { AuditLine } from '../../../../src/shared/domain/audit-record';
import { dropReasonSchema } from '../../../../src/shared/domain/knowledge';
import { page } from '../../docs/pages';
import { aFeedbackEvent, anEntry } from '../../../support/samples';

const sealed = (entry: object): RawRecord => JSON.parse(seal(entry as AuditLine, genesis).line) as RawRecord;
const context = { timestamp: '2026-02-03T12:00:00.000Z', app_version: '0.1.0', policy_hash: 'a'.repeat(64) };
const hash = 'b'.repeat(64);

/** An event of each kind, with every field it may have. */
const events: readonly object[] = [
  { event: 'start', format: 2, platform: 'linux', electron: '25.1.1', key_id: 'a'.repeat(16), public_key: 'MCow' },
  { event: 'stop', reason: 'quit' },
  { event: 'ended-without-stop', ended_about: '2026-02-03T11:00:00.000Z' },
  { event: 'key', key_id: 'a'.repeat(16), public_key: 'MCow' },
  { event: 'checkpoint', at_seq: 3, at_hash: hash, key_id: 'a'.repeat(16), signature: 'c2ln' },
  { event: 'retention', removed: [{ file: 'audit-2026-02-03.1.jsonl', first_seq: 1, last_seq: 3, last_hash: hash, sha256: hash }, { file: 'audit-2026-02-03.2.jsonl', first_seq: null, last_seq: null, last_hash: null, sha256: hash }], days: 400 },
  { event: 'torn', file: 'audit-2026-02-03.1.jsonl', bytes: 7, kept_as: 'x' },
  { event: 'gap', reason: 'unwritable', expected_seq: 4, expected_hash: hash, found_seq: 3, found_hash: hash, held_back: 1, shown_unrecorded: 2, lost_events: ['feedback'] },
  aFeedbackEvent(),
  { event: 'sign-in', organisation: 'o', client_id: 'c', kept: 'keychain' },
  { event: 'sign-in-failed', organisation: 'o', client_id: 'c', error: 'refused' },
  { event: 'sign-out', organisation: 'o', client_id: 'c' },
  { event: 'settings-changed', changed: ['cache.maxEntries'] },
  { event: 'policy-changed', previous: 'w', current: 'x' },
  { event: 'export', from: '2026-02-03T11:00:00.000Z', to: '2026-02-03T12:00:00.000Z', statuses: ['PASS'], format: 'jsonl+csv', outcome: 'exported', error: 'x', records: 3, bundle_sha256: hash },
  { event: 'limited', since: '2026-02-03T11:59:00.000Z', refused: { feedback: 7, question: 1 } },
  { event: 'screen', screen: 'hidden', because: 'lock' },
  { event: 'verify', target: 'live', outcome: 'whole', first_bad_seq: 3 },
];
const queries: readonly object[] = [120, 120.5, 0, null].map((latency_ms) => anEntry({ latency_ms, error: 'query-timeout', answer_of: 'query-0', document_ids: ['a'], dropped: Object.fromEntries(dropReasonSchema.options.map((reason, index) => [reason, index + 1])) }));

/** Every path of a line with the type Elasticsearch would give it. */
function typesOf(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one) => typesOf(one, path));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, one]) => typesOf(one, path === '' ? name : `${path}.${name}`));
  const isDate = path === '@timestamp' || ['cuecard.timestamp', 'cuecard.ended_about', 'cuecard.from', 'cuecard.to', 'cuecard.since'].includes(path);
  const type = typeof value === 'number' ? (Number.isInteger(value) ? 'long' : 'float') : typeof value === 'boolean' ? 'boolean' : value === null ? 'null' : isDate ? 'date' : 'keyword';
  return [[path, type]];
}

describe('the Elastic Common Schema', () => {
  it('names what it has a name for, and keeps the record’s own fields below cuecard', () => {
    const record = sealed(anEntry({ latency_ms: 1.5, governance_status: 'TIMEOUT', error: 'query-timeout', query_id: 'query-7' }));
    expect(JSON.parse(ecsLine(record))).toMatchObject({
      '@timestamp': record.timestamp,
      event: { kind: 'event', category: ['api'], action: 'query', outcome: 'failure', sequence: 1, hash: record.hash, id: 'query-7', duration: 1_500_000, dataset: 'cuecard.audit' },
      error: { code: 'query-timeout' },
      cuecard: { seq: 1, prev: record.prev, digest: record.digest, hash: record.hash, query_id: 'query-7', governance_status: 'TIMEOUT', latency_ms: 2 },
    });
  });

  it('takes an event it doesn’t know for information', () => {
    expect(JSON.parse(ecsLine({ ...sealed(aFeedbackEvent()), event: 'something-new' }))).toMatchObject({ event: { action: 'something-new', category: ['host'], type: ['info'], outcome: 'unknown' }, cuecard: { event: 'something-new' } });
  });

  it('has one type for each path over every kind of event, and every path of the table comes up', () => {
    expect(events.map((one) => ('event' in one ? one.event : ''))).toEqual(expect.arrayContaining(auditEventSchema.options.map(({ shape }) => shape.event.value)));
    const seen = new Map<string, string>();
    for (const record of [...events, ...queries].map((one) => sealed({ ...context, ...one }))) {
      // Nothing of the format is without a place.
      expect(JSON.parse(ecsLine(record)), String(record.event)).not.toHaveProperty('cuecard.more');
      for (const [path, type] of typesOf(JSON.parse(ecsLine(record)))) {
        expect(type, `${path} of ${String(record.event)}`).toBe(seen.get(path) ?? type);
        seen.set(path, type);
      }
    }
    expect(Object.fromEntries([...seen, ['cuecard.more', 'keyword']].sort())).toEqual(Object.fromEntries(Object.entries(ecsPaths).sort()));
  });

  it('keeps those types whatever stands in a record, which is whole in cuecard.more where it has no place', () => {
    const names = ['timestamp', 'event', 'format', 'latency_ms', 'dropped', 'removed', 'document_ids', 'error', 'app_version', 'query_id', 'governance_status', 'records', 'cache_hit', 'from', 'constructor', '__proto__', 'toString', 'more', 'strange'];
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(1e308, 1.5, -1, 'constructor', '__proto__', '\ud800', { toString: 1 }, { valueOf: 1 }, { stale: 1.5 }, [{ file: 1 }], 'x'.repeat(3)));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 6 }), fc.constantFrom(...events, ...queries), (odd, base) => {
        const record = { ...sealed({ ...context, ...base }), ...Object.fromEntries(odd) } as RawRecord;
        const line = JSON.parse(ecsLine(record)) as { cuecard: { more?: string } };
        for (const [path, type] of typesOf(line)) expect(type, path).toBe(ecsPaths[path]);
        const rest = JSON.parse(line.cuecard.more ?? '{}') as object;
        for (const name of ['constructor', '__proto__', 'toString', 'more', 'strange']) {
          const own: unknown = Object.hasOwn(record, name) ? Reflect.get(Object.fromEntries(Object.entries(record)), name) : null;
          if (own !== null) expect(Object.entries(rest).find(([one]) => one === name)?.[1], name).toEqual(JSON.parse(JSON.stringify(own)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has its table in the documentation', () => {
    const { text } = page('docs/audit-format.md');
    for (const type of ['keyword', 'date', 'long', 'boolean'] as const) {
      const row = new RegExp(`^\\| \`${type}\` \\| (.+) \\|$`, 'm').exec(text)?.[1] ?? '';
      const named = [...row.matchAll(/`([^`]+)`/g)].map(([, path]) => path);
      expect(named.sort(), type).toEqual(Object.entries(ecsPaths).flatMap(([path, one]) => (one === type ? [path] : [])).sort());
    }
  });
});
