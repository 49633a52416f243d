import { isKey, isSignature } from './keys';
import type { RawRecord } from './record';

/** Whether a value is what a field of the format may hold. */
export type Check = (value: unknown) => boolean;
/** Fields by name; a name that ends with “?” may be absent. */
type Fields = Readonly<Record<string, Check>>;

// The types of docs/audit-format.md, by the names they have there.
const most = 999_999_999_999_999;
export const count: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
export const seq: Check = (value) => count(value) && value !== 0;
export const hash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const keyId: Check = (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
export const word: Check = (value) => typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value);
export const status: Check = (value) => typeof value === 'string' && /^[A-Z][A-Z_]{0,31}$/.test(value);
export const yesOrNo: Check = (value) => typeof value === 'boolean';
export const fileName: Check = (value) => typeof value === 'string' && isAuditFileName(value);
export const text =
  (longest: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
export const name = text(200);
const long = text(1_048_576);
export const milliseconds: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1e12;

/** A moment in UTC, to the millisecond, in the one form that `Date` writes for the years 0000 to 9999. */
export const time: Check = (value) => typeof value === 'string' && value.length === 24 && timeForm.test(value) && isMoment(value);
const timeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function isMoment(value: string): boolean {
  const moment = Date.parse(value);
  return !Number.isNaN(moment) && new Date(moment).toISOString() === value;
}

/** `audit-YYYY-MM-DD.N.jsonl`: a day that there is, and a number from 1 on without zeros in front. */
export function isAuditFileName(entry: string): boolean {
  const [, day] = /^audit-(\d{4}-\d{2}-\d{2})\.[1-9]\d{0,8}\.jsonl$/.exec(entry) ?? [];
  return day !== undefined && isMoment(`${day}T00:00:00.000Z`);
}

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
export const listOf =
  (longest: number, check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= longest && value.every((one) => check(one));
export const countsBy =
  (most: number, key: Check, check: Check): Check =>
  (value) => {
    if (!isObject(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= most && entries.every(([one, number]) => key(one) && check(number));
  };
const withFields =
  (fields: Fields): Check =>
  (value) =>
    isObject(value) && wrongField(value, fields) === null;

const kinds: ReadonlyMap<unknown, Fields> = new Map<unknown, Fields>([
  [undefined, {
    conversation_id: long, query_id: long, latency_ms: orNull(milliseconds), results_returned: count, results_validated: count, cache_hit: yesOrNo,
    governance_status: status, trigger: word, document_ids: listOf(100_000, long), dropped: countsBy(100, word, seq), 'error?': word, 'answer_of?': long,
  }],
  ['start', { platform: name, 'electron?': name, key_id: orNull(keyId), public_key: orNull(isKey) }],
  ['stop', { reason: word }],
  ['ended-without-stop', { ended_about: orNull(time) }],
  ['key', { key_id: keyId, public_key: isKey }],
  ['checkpoint', { at_seq: count, at_hash: hash, key_id: keyId, signature: isSignature }],
  ['retention', {
    removed: listOf(100_000, withFields({ file: fileName, first_seq: orNull(seq), last_seq: orNull(seq), last_hash: orNull(hash), sha256: hash })), days: seq,
  }],
  ['torn', { file: fileName, bytes: seq, kept_as: name }],
  ['gap', {
    reason: word, expected_seq: orNull(count), expected_hash: orNull(hash), found_seq: orNull(count), found_hash: orNull(hash), 'held_back?': count,
    'shown_unrecorded?': count, 'lost_events?': listOf(1_000, word),
  }],
  ['feedback', { conversation_id: long, query_id: long, suggestion_id: long, document_id: long, action: word }],
  ['sign-in', { organisation: long, client_id: long, kept: word }],
  ['sign-in-failed', { organisation: long, client_id: long, error: word }],
  ['sign-out', { organisation: long, client_id: long }],
  ['settings-changed', { changed: listOf(1_000, name) }],
  ['policy-changed', { previous: orNull(name), current: orNull(name) }],
  ['export', {
    from: orNull(time), to: orNull(time), statuses: listOf(20, status), format: name, 'outcome?': word, 'error?': word, records: count, 'bundle_sha256?': hash,
  }],
  ['limited', { since: time, refused: countsBy(100, word, seq) }],
  ['screen', { screen: word, because: word }],
  ['verify', { target: word, outcome: word, 'first_bad_seq?': count }],
]);
const common: Fields = { timestamp: time, app_version: name, policy_hash: orNull(name) };
const tail = { 1: ['seq', 'prev', 'hash'], 2: ['seq', 'prev', 'digest', 'hash'] } as const;
const mostFields = 200;

/** The first field of a record that is not of the format, or what else is wrong with it; null where nothing is. */
export function malformedPart(record: RawRecord, format: 1 | 2): string | null {
  const fields = Object.keys(record);
  if (fields.length > mostFields) return 'it has too many fields';
  if (fields[0] !== 'timestamp' || !tail[format].every((one, index) => fields[fields.length - tail[format].length + index] === one)) return 'its fields stand in another order';
  if (Object.hasOwn(record, 'event') && !word(record.event)) return 'event';
  const event = Object.hasOwn(record, 'event') ? record.event : undefined;
  const wrong = wrongField(record, common) ?? wrongField(record, kinds.get(event) ?? {});
  if (wrong !== null) return wrong;
  if (event === 'start' && record.format !== format) return 'format';
  return event === 'start' && (record.key_id === null) !== (record.public_key === null) ? 'public_key' : null;
}

function wrongField(value: object, fields: Fields): string | null {
  for (const [field, check] of Object.entries(fields)) {
    const optional = field.endsWith('?');
    const named = optional ? field.slice(0, -1) : field;
    const own: unknown = Object.hasOwn(value, named) ? Reflect.get(value, named) : undefined;
    if (own === undefined ? !optional : !check(own)) return named;
  }
  return null;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
