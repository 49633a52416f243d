import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, genesis } from '../../../../src/main/audit/chain';
import { csvColumns, csvHeader, csvRows } from '../../../../src/main/audit/bundle/csv';
import { ecsLine } from '../../../../src/main/audit/bundle/ecs';
import type { RawRecord } from '../../../../src/main/audit/verify/record';
import type { AuditLine } from '../../../../src/shared/audit-record';
import { aFeedbackEvent, anEntry } from '../../../support/samples';

const sealed = (entry: AuditLine): RawRecord => JSON.parse(seal(entry, genesis).line) as RawRecord;
const opened = (records: readonly RawRecord[]): Record<string, string>[] => parse(csvHeader() + csvRows(records), { columns: true, record_delimiter: '\r\n' });
/** As docs/audit-format.md says: the first apostrophe is Cuecard’s. */
const undone = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=HYPERLINK("https://evil.example","x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'", "'=1", '"', '""', ',', ';', '\r\n', 'a\nb', ' a ', '', '\u0000', '\uFEFF', '🙂', '"a","b"\r\n=1'),
);

describe('CSV', () => {
  it('gives every field back to a parser, whatever is in it', () => {
    const entry = fc.record({ conversation_id: nasty, query_id: nasty, error: nasty, document_ids: fc.array(nasty), latency_ms: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })) }).map((fields) => sealed(anEntry(fields)));
    const feedback = fc.record({ suggestion_id: nasty, document_id: nasty }).map((fields) => sealed(aFeedbackEvent(fields)));
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, feedback), { minLength: 1, maxLength: 8 }), (records) => {
        const rows = opened(records);
        expect(rows).toHaveLength(records.length);
        records.forEach((record, index) => {
          const row = rows[index] ?? {};
          const more = JSON.parse(row.more === '' || row.more === undefined ? '{}' : row.more) as Record<string, unknown>;
          for (const [name, value] of Object.entries(record)) {
            const column = csvColumns.find((one) => one === name);
            if (column === undefined) expect(more[name], name).toEqual(value);
            else if (typeof value === 'string') expect(undone(row[name] ?? ''), name).toBe(value);
            else expect(row[name], name).toBe(value === null ? '' : JSON.stringify(value));
          }
        });
      }),
    );
  });

  it('has no cell that a spreadsheet runs', () => {
    fc.assert(
      fc.property(nasty, nasty, (conversation_id, error) => {
        for (const cell of Object.values(opened([sealed(anEntry({ conversation_id, error }))])[0] ?? {})) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
    const [row] = opened([sealed(anEntry({ error: '=HYPERLINK("https://evil.example","Click")' }))]);
    expect(row?.error).toBe('\'=HYPERLINK("https://evil.example","Click")');
  });

  it('ends its lines as RFC 4180 says, each with as many fields as the first', () => {
    const text = csvHeader() + csvRows([sealed(anEntry({ error: 'a\nb' }))]);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.split('\r\n')[0]).toBe([...csvColumns, 'more'].join(','));
  });
});

describe('the Elastic Common Schema', () => {
  it('names what it has a name for, and keeps the record whole below its own', () => {
    const record = sealed(anEntry({ latency_ms: 1.5, governance_status: 'TIMEOUT', error: 'query-timeout' }));
    expect(JSON.parse(ecsLine(record))).toMatchObject({
      '@timestamp': record.timestamp,
      event: { kind: 'event', category: ['api'], action: 'query', outcome: 'failure', sequence: 1, hash: record.hash, duration: 1_500_000, dataset: 'cuecard.audit' },
      error: { code: 'query-timeout' },
      cuecard: record,
    });
  });

  it('takes an event it doesn’t know for information', () => {
    const record = { ...sealed(aFeedbackEvent()), event: 'something-new' };
    expect(JSON.parse(ecsLine(record))).toMatchObject({ event: { action: 'something-new', category: ['host'], type: ['info'], outcome: 'unknown' }, cuecard: record });
  });
});
