import { stringify } from 'csv-stringify/sync';
import type { RawRecord } from '../verify/record';
import { split, type FieldType } from './field-types';
import { inertJson, inertText } from './spreadsheet';

/** The columns, in order, each of one type: fields with a column of their own. `more` comes last and holds all else as one JSON object. */
const columns: ReadonlyMap<string, FieldType> = new Map<string, FieldType>([
  ['seq', 'long'],
  ['timestamp', 'keyword'],
  ['event', 'keyword'],
  ['governance_status', 'keyword'],
  ['trigger', 'keyword'],
  ['conversation_id', 'keyword'],
  ['query_id', 'keyword'],
  ['latency_ms', 'milliseconds'],
  ['results_returned', 'long'],
  ['results_validated', 'long'],
  ['cache_hit', 'boolean'],
  ['document_ids', 'list'],
  ['dropped', 'object'],
  ['error', 'keyword'],
  ['app_version', 'keyword'],
  ['policy_hash', 'keyword'],
  ['prev', 'keyword'],
  ['hash', 'keyword'],
]);

export const csvColumns: readonly string[] = [...columns.keys()];

/** Excel takes a file for UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF';

export function csvHeader(): string {
  return csvLines([[...csvColumns, 'more']]);
}

/**
 * Records as lines of CSV (RFC 4180, CRLF). Lists and objects are JSON, numbers numbers, and no cell begins a formula
 * (`inertText`, `inertJson`), at whichever of comma, semicolon and tab the line is taken apart. What is not of its column's type
 * leaves the column empty, and is in `more`.
 */
export function csvRows(records: readonly RawRecord[]): string {
  return csvLines(records.map(rowOf));
}

function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => [...row]), { record_delimiter: '\r\n', quoted_match: /[;\t\r\n]/ });
}

function rowOf(record: RawRecord): readonly string[] {
  const { placed, more } = split(record, columns);
  return [...csvColumns.map((name) => cellOf(placed.get(name))), more === null ? '' : inertJson(more)];
}

function cellOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return inertText(value);
  return inertJson(value);
}
