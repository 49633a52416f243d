import { count as isCountValue, status as isStatusValue, time as isTime, word as isWordValue } from '../verify/grammar';
import type { RawRecord } from '../verify/record';

/** Upper bounds of the latency chart's columns, in milliseconds; the last column is what took longer. */
export const latencyBounds = [100, 200, 300, 500, 750, 1_000, 2_000, 5_000, 10_000] as const;

export interface Day {
  /** `2026-02-03`, UTC; “Further days” for those that are too many to be told one by one. */
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
  readonly byStatus = new Map<string, number>();
  readonly byReason = new Map<string, number>();
  readonly byEvent = new Map<string, number>();
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
    const timestamp = typeof record.timestamp === 'string' && isTime(record.timestamp) ? record.timestamp : '';
    this.first ??= { seq: record.seq, timestamp };
    this.last = { seq: record.seq, timestamp };
    if (record.event !== undefined) {
      this.events += 1;
      count(this.byEvent, isWord(record.event) ? record.event : 'unreadable');
      return;
    }
    this.queries += 1;
    const status = isStatus(record.governance_status) ? record.governance_status : 'UNREADABLE';
    count(this.byStatus, status);
    if (typeof record.dropped === 'object' && record.dropped !== null) {
      for (const [reason, times] of Object.entries(record.dropped)) if (isWord(reason) && isCount(times)) count(this.byReason, reason, times);
    }
    if (typeof record.latency_ms === 'number') {
      const latency = record.latency_ms;
      const column = latencyBounds.findIndex((bound) => latency < bound);
      const index = column === -1 ? latencyBounds.length : column;
      this.latencies[index] = (this.latencies[index] ?? 0) + 1;
    }
    this.#count(timestamp.slice(0, 10), status);
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

/** Kinds beyond this many are no kinds; a tampered trail must not fill the memory. */
const mostKinds = 200;

function count(counts: Map<string, number>, name: string, times = 1): void {
  if (counts.has(name) || counts.size < mostKinds) counts.set(name, (counts.get(name) ?? 0) + times);
}
