import { stringify } from 'csv-stringify/sync';
import type { RawRecord } from '../verify/record';

/** The columns, in order: fields with one of their own, then `more`, which holds all others as one JSON object. */
export const csvColumns = [
  'seq',
  'timestamp',
  'event',
  'governance_status',
  'trigger',
  'conversation_id',
  'query_id',
  'latency_ms',
  'results_returned',
  'results_validated',
  'cache_hit',
  'document_ids',
  'dropped',
  'error',
  'app_version',
  'policy_hash',
  'prev',
  'hash',
] as const;

const own: ReadonlySet<string> = new Set(csvColumns);

/** Excel takes a file for UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF';

export function csvHeader(): string {
  return csvLines([[...csvColumns, 'more']]);
}

/**
 * Records as lines of CSV (RFC 4180, CRLF). Lists and objects are JSON. A text that a spreadsheet would run as a
 * formula gets an apostrophe in front, as does one that begins with an apostrophe: take the first one away, and the
 * text is as it was.
 */
export function csvRows(records: readonly RawRecord[]): string {
  return csvLines(records.map(rowOf));
}

function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => [...row]), { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function rowOf(record: RawRecord): readonly string[] {
  const more = Object.fromEntries(Object.entries(record).filter(([name]) => !own.has(name)));
  return [...csvColumns.map((name) => cellOf(record[name])), Object.keys(more).length === 0 ? '' : JSON.stringify(more)];
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return inert(value);
  return JSON.stringify(value);
}

/** OWASP’s first characters, their full-width forms, and the apostrophe itself, so that it can be undone. */
function inert(text: string): string {
  return /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}
