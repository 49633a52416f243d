import { dropReasonSchema } from '../../../shared/domain/knowledge';
import { count, countsBy, isObject, milliseconds, seq, time, word } from '../verify/grammar';
import { isOfType } from './field-types';

/** What a path of an ECS line holds, whatever the kind of event, by Elasticsearch’s names: a `keyword` and a `date` are texts or lists of them, a `long` is a whole number. */
export type EcsType = 'keyword' | 'date' | 'long' | 'boolean';

/** Where a field of a record is, below `cuecard`. */
export interface EcsPlace {
  readonly paths: Readonly<Record<string, EcsType>>;
  /** The members that hold it; null where a value isn’t of the type, and has no place. */
  readonly take: (value: unknown) => object | null;
}

const texts = [
  'event', 'prev', 'digest', 'hash', 'app_version', 'policy_hash', 'conversation_id', 'query_id', 'governance_status', 'trigger', 'error', 'answer_of', 'platform', 'electron', 'key_id',
  'public_key', 'reason', 'at_hash', 'signature', 'file', 'kept_as', 'expected_hash', 'found_hash', 'suggestion_id', 'document_id', 'action', 'organisation', 'client_id', 'kept', 'previous',
  'current', 'outcome', 'bundle_sha256', 'target', 'screen', 'because',
];
const textLists = ['document_ids', 'lost_events', 'changed', 'statuses'];
const numbers = ['seq', 'results_returned', 'results_validated', 'at_seq', 'days', 'bytes', 'expected_seq', 'found_seq', 'held_back', 'shown_unrecorded', 'records', 'first_bad_seq'];
const moments = ['timestamp', 'ended_about', 'from', 'to', 'since'];
const removedMembers = { file: 'keyword', first_seq: 'long', last_seq: 'long', last_hash: 'keyword', sha256: 'keyword' } as const;
const isRefused = countsBy(100, word, seq);
const reasons: ReadonlySet<string> = new Set(dropReasonSchema.options);

function alone(name: string, type: EcsType, isRight: (value: unknown) => boolean): [string, EcsPlace] {
  return [name, { paths: { [name]: type }, take: (value) => (isRight(value) ? { [name]: value } : null) }];
}

/** Every field of the format and its place. What is of another name, or of no place’s type, is in `cuecard.more` as JSON. */
export const ecsPlaces: ReadonlyMap<string, EcsPlace> = new Map<string, EcsPlace>([
  ...texts.map((name) => alone(name, 'keyword', (value) => isOfType(value, 'keyword'))),
  ...textLists.map((name) => alone(name, 'keyword', (value) => isOfType(value, 'keywords'))),
  ...numbers.map((name) => alone(name, 'long', count)),
  ...moments.map((name) => alone(name, 'date', time)),
  alone('cache_hit', 'boolean', (value) => typeof value === 'boolean'),
  // In whole milliseconds; `event.duration` has the rest.
  ['latency_ms', { paths: { latency_ms: 'long' }, take: (value) => (isMilliseconds(value) ? { latency_ms: Math.round(value) } : null) }],
  // The format of the trail where it starts, and of files where they are exported.
  ['format', { paths: { format: 'long', export_format: 'keyword' }, take: (value) => (count(value) ? { format: value } : isOfType(value, 'keyword') ? { export_format: value } : null) }],
  ['dropped', { paths: Object.fromEntries(dropReasonSchema.options.map((reason) => [`dropped.${reason}`, 'long'])), take: (value) => (isDropped(value) ? { dropped: value } : null) }],
  // Anything may be refused: its name is a value, so that it makes no path of its own.
  ['refused', { paths: { 'refused.kind': 'keyword', 'refused.times': 'long' }, take: (value) => (isObject(value) && isRefused(value) ? { refused: timesByKind(value) } : null) }],
  ['removed', { paths: Object.fromEntries(Object.entries(removedMembers).map(([name, type]) => [`removed.${name}`, type])), take: (value) => (Array.isArray(value) && value.every(isRemoved) ? { removed: value.map(withoutNull) } : null) }],
]);

const envelope: Readonly<Record<string, EcsType>> = {
  '@timestamp': 'date',
  'ecs.version': 'keyword',
  'event.kind': 'keyword',
  'event.category': 'keyword',
  'event.type': 'keyword',
  'event.action': 'keyword',
  'event.outcome': 'keyword',
  'event.dataset': 'keyword',
  'event.sequence': 'long',
  'event.hash': 'keyword',
  'event.id': 'keyword',
  'event.duration': 'long',
  'service.name': 'keyword',
  'service.version': 'keyword',
  'error.code': 'keyword',
};

/** Every path of an ECS line and its type: one type a path, whatever the event. */
export const ecsPaths: Readonly<Record<string, EcsType>> = {
  ...envelope,
  ...Object.fromEntries([...ecsPlaces.values()].flatMap(({ paths }) => Object.entries(paths).map(([path, type]) => [`cuecard.${path}`, type]))),
  'cuecard.more': 'keyword',
};

function isMilliseconds(value: unknown): value is number {
  return milliseconds(value);
}

function isDropped(value: unknown): boolean {
  return isObject(value) && Object.entries(value).every(([reason, times]) => reasons.has(reason) && count(times));
}

function isRemoved(value: unknown): value is object {
  const types: ReadonlyMap<string, string> = new Map(Object.entries(removedMembers));
  return isObject(value) && Object.entries(value).every(([name, one]) => types.has(name) && (one === null || isOfType(one, types.get(name) === 'long' ? 'long' : 'keyword')));
}

function timesByKind(value: object): readonly object[] {
  return Object.entries(value).map(([kind, times]: [string, unknown]) => ({ kind, times }));
}

function withoutNull(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
}
