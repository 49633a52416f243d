import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, genesis } from '../../../../src/main/audit/trail/chain';
import { csvColumns, csvHeader, csvRows } from '../../../../src/main/audit/export/csv';
import { inertJson, inertText, textOf } from '../../../../src/main/audit/export/spreadsheet';
import type { RawRecord } from '../../../../src/main/audit/verify/record';
import type { AuditLine } from '../../../../src/shared/domain/audit-record';
import { aFeedbackEvent, anEntry } from '../../../support/samples';

const sealed = (entry: AuditLine): RawRecord => JSON.parse(seal(entry, genesis).line) as RawRecord;
const opened = (records: readonly RawRecord[]): Record<string, string>[] => parse(csvHeader() + csvRows(records), { columns: true, record_delimiter: '\r\n' });

/** What a spreadsheet of any region could take a line apart at, and what could begin a formula there. */
const parts = fc.constantFrom(...Array.from(`=+-@＝＋－＠﹢﹣﹦﹫',;\t\r\n"  \u00A0\u3000\uFEFF\u200B\u2028\u0085\u0000\u001B\u202E[]{}:\\|a1`));
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(parts, { maxLength: 12 }).map((all) => all.join('')),
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
            else if (typeof value === 'string') expect(textOf(row[name] ?? ''), name).toBe(value);
            else if (value === null) expect(row[name], name).toBe('');
            else expect(JSON.parse(row[name] ?? ''), name).toEqual(value);
          }
        });
      }),
    );
  });

  it('has no cell that a spreadsheet runs, at whichever of comma, semicolon and tab it takes the lines apart', () => {
    const anything = fc.jsonValue({ maxDepth: 3 });
    const dangerous = /^[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠﹢﹣﹦﹫]/u;
    fc.assert(
      fc.property(nasty, nasty, fc.array(nasty), anything, fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (conversation_id, error, document_ids, added, numbers) => {
        const text = csvHeader() + csvRows([sealed({ ...anEntry({ conversation_id, error, document_ids }), added, [error]: numbers } as AuditLine)]);
        for (const delimiter of [',', ';', '\t']) {
          for (const quote of ['"', false] as const) {
            const rows = parse(text, { delimiter, quote, relax_quotes: true, relax_column_count: true, record_delimiter: quote === false ? ['\r\n', '\n', '\r'] : '\r\n' });
            for (const cell of rows.flat()) expect(cell).not.toMatch(dangerous);
          }
        }
      }),
      { numRuns: 150 },
    );
    const [row] = opened([sealed(anEntry({ error: '=HYPERLINK("https://evil.example","Click")' }))]);
    expect(row?.error).toBe('\'=HYPERLINK("https://evil.example","Click")');
    expect(inertText('see;=1+1')).toBe("see;'=1+1");
    expect(inertJson(['a', '=1', -5])).toBe(String.raw`["a","\u003d1","\u002d5"]`);
  });

  it('keeps the digits of an identifier that a spreadsheet would round, shorten or take for a day', () => {
    const ids = ['1234567890123456', '00042', '1e5', '3-4', '12:30', '1.50', '１２３'];
    for (const id of ids) {
      const [row] = opened([sealed(anEntry({ conversation_id: id }))]);
      expect(row?.conversation_id).toBe(`'${id}`);
      expect(textOf(row?.conversation_id ?? '')).toBe(id);
    }
    for (const id of ['42', 'returns', '0', '4fd1-22']) expect(opened([sealed(anEntry({ conversation_id: id }))])[0]?.conversation_id).toBe(id);
  });

  it('has one type a column: what is of another leaves it empty, and is in the last one as it stands', () => {
    const odd = { latency_ms: -1, results_returned: 1.5, results_validated: 1e308, cache_hit: 'yes', document_ids: { constructor: 1 }, dropped: [1], governance_status: 7, error: '\ud800', query_id: null };
    const record = { ...sealed(anEntry()), ...odd };
    const [row] = opened([record]);
    for (const name of Object.keys(odd)) expect(row?.[name], name).toBe('');
    const { query_id: _nothing, ...kept } = odd;
    expect(JSON.parse(row?.more ?? '')).toMatchObject(kept);
  });

  it('takes time by the length of a text alone, whatever it is of', () => {
    const cpu = (length: number): number => {
      const before = process.cpuUsage();
      for (const unit of [';', ' ', ', ', '"', '1', '=']) textOf(inertText(unit.repeat(length / unit.length)));
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    cpu(1_000);
    // Twenty times as long: by the square it would be four hundred times, and minutes.
    expect(cpu(1_000_000)).toBeLessThan(Math.max(cpu(50_000), 5_000) * 150);
  });

  it('ends its lines as RFC 4180 says, each with as many fields as the first', () => {
    const text = csvHeader() + csvRows([sealed(anEntry({ error: 'a\nb' }))]);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.split('\r\n')[0]).toBe([...csvColumns, 'more'].join(','));
  });
});
