import { auditEventSchema } from '../../../shared/domain/audit-event';
import { dropReasonSchema, governanceStatusSchema } from '../../../shared/domain/knowledge';
import { count as isCountValue, isObject, milliseconds as isMillisecondsValue, status as isStatusValue, time as isTime, word as isWordValue } from '../verify/grammar';
import type { RawRecord } from '../verify/record';
import { Counts } from './counts';

/** Upper bounds of the latency chart's columns, in milliseconds; the last column is what took longer. */
export const latencyBounds = [100, 200, 300, 500, 750, 1_000, 2_000, 5_000, 10_000] as const;

export interface Day {
  /** `2026-02-03`, UTC; “Further days” for those that are too many to be told one by one, “Unreadable” for what isn’t of the format. */
  readonly day: string;
  readonly queries: number;
  readonly shown: number;
  readonly failed: number;
}

/** More days than in ten years. A tampered trail may name more: those that come after them are counted together. */
const mostDays = 4_000;

/** Counts what the report says, record by record; as large as the number of days, however many records. */
export class Summary {
  queries = 0;
  events = 0;
  first: { readonly seq: number; readonly timestamp: string } | null = null;
  last: { readonly seq: number; readonly timestamp: string } | null = null;
  /** Records of which something that is counted here isn’t of the format, and lines that are no records. */
  readonly unreadable = { records: 0, lines: 0 };
  readonly byStatus = new Counts([...governanceStatusSchema.options, 'UNREADABLE']);
  readonly byReason = new Counts(dropReasonSchema.options);
  readonly byEvent = new Counts([...auditEventSchema.options.map(({ shape }) => shape.event.value), 'unreadable']);
  /** Queries with a latency, by column of the chart. */
  readonly latencies: number[] = Array.from({ length: latencyBounds.length + 1 }, () => 0);
  readonly #days = new Map<string, { queries: number; shown: number; failed: number }>();
  readonly #furtherDays = { queries: 0, shown: 0, failed: 0 };

  get records(): number {
    return this.queries + this.events;
  }

  /** Oldest first; each query is in one of them. */
  get days(): readonly Day[] {
    const days = [...this.#days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1));
    return this.#furtherDays.queries === 0 ? days : [...days, { day: 'Further days', ...this.#furtherDays }];
  }

  take(record: RawRecord): void {
    const timestamp = typeof record.timestamp === 'string' && isTime(record.timestamp) ? record.timestamp : null;
    const place = { seq: record.seq, timestamp: timestamp ?? '' };
    this.first ??= place;
    this.last = place;
    const wasRead = record.event === undefined ? this.#takeQuery(record, timestamp) : this.#takeEvent(record.event);
    if (!wasRead || timestamp === null) this.unreadable.records += 1;
  }

  /** A line that is no record. */
  takeNoRecord(): void {
    this.unreadable.lines += 1;
  }

  /** Whether all of it that is counted was of the format. */
  #takeEvent(event: unknown): boolean {
    this.events += 1;
    this.byEvent.add(isWord(event) ? event : 'unreadable');
    return isWord(event);
  }

  /** Whether all of it that is counted was of the format. */
  #takeQuery(record: RawRecord, timestamp: string | null): boolean {
    this.queries += 1;
    const status = isStatus(record.governance_status) ? record.governance_status : 'UNREADABLE';
    this.byStatus.add(status);
    const { dropped, latency_ms } = record;
    const reasons = isObject(dropped) ? Object.entries(dropped) : [];
    // So many reasons there are none of: what comes after them is no part of the format.
    const read = reasons.slice(0, mostReasons).filter((entry): entry is [string, number] => isWord(entry[0]) && isCount(entry[1]));
    for (const [reason, times] of read) this.byReason.add(reason, times);
    if (isMilliseconds(latency_ms)) {
      const column = latencyBounds.findIndex((bound) => latency_ms < bound);
      const index = column === -1 ? latencyBounds.length : column;
      this.latencies[index] = (this.latencies[index] ?? 0) + 1;
    }
    this.#count(timestamp === null ? unreadableDay : timestamp.slice(0, 10), status);
    return isStatus(record.governance_status) && isObject(dropped) && read.length === reasons.length && (latency_ms === null || isMilliseconds(latency_ms));
  }

  #count(day: string, status: string): void {
    const known = this.#days.get(day);
    const counts = known ?? (this.#days.size < mostDays ? { queries: 0, shown: 0, failed: 0 } : this.#furtherDays);
    if (known === undefined && counts !== this.#furtherDays) this.#days.set(day, counts);
    counts.queries += 1;
    if (status === 'PASS') counts.shown += 1;
    if (status === 'TIMEOUT' || status === 'ERROR' || status === 'REJECTED') counts.failed += 1;
  }
}

// What the grammar says, told to the types.
const isStatus = (value: unknown): value is string => isStatusValue(value);
const isWord = (value: unknown): value is string => isWordValue(value);
const isCount = (value: unknown): value is number => isCountValue(value);
const isMilliseconds = (value: unknown): value is number => isMillisecondsValue(value);

const mostReasons = 100;
const unreadableDay = 'Unreadable';
