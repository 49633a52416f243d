import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDigest, genesis, seal } from '../../../../src/main/audit/trail/chain';
import { auditRecordSchema } from '../../../../src/shared/domain/audit-record';
import { aFeedbackEvent, anEntry } from '../../../support/samples';
import { expectWholeChain, hashOf, zeros, type RawRecord } from './trail';

const read = (line: string): RawRecord => JSON.parse(line) as RawRecord;

describe('a sealed record', () => {
  it('is one line of JSON', () => {
    const { line } = seal(anEntry({ conversation_id: 'two\nlines' }), genesis);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(read(line).conversation_id).toBe('two\nlines');
  });

  it('is tied to the one before it, the first one to zeros', () => {
    const first = seal(anEntry(), genesis);
    const second = seal(anEntry({ query_id: 'query-2' }), first.head);
    expectWholeChain([read(first.line), read(second.line)]);
    expect(read(first.line).prev).toBe(zeros);
    expect(second.head).toEqual({ seq: 2, hash: read(second.line).hash });
  });

  it('has a hash that anybody can work out, whatever its texts', () => {
    const text = fc.string({ unit: 'grapheme' });
    const entry = fc
      .record({ conversation_id: text, query_id: text, document_ids: fc.array(text), latency_ms: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })), error: text })
      .map((fields) => anEntry(fields));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
        let head = genesis;
        const records = entries.map((one) => {
          const sealed = seal(one, head);
          head = sealed.head;
          return read(sealed.line);
        });
        expectWholeChain(records);
        for (const record of records) expect(auditRecordSchema.safeParse(record).success).toBe(true);
      }),
    );
  });

  it('shows any change of any field', () => {
    const record = read(seal(anEntry({ dropped: { stale: 2 } }), genesis).line);
    for (const key of Object.keys(record).filter((one) => !['digest', 'hash'].includes(one))) {
      const changed: RawRecord = { ...record, [key]: key === 'prev' ? '1'.repeat(64) : 'changed' };
      expect(hashOf(changed)).not.toBe(record.hash);
    }
    expect(hashOf({ ...record, added: true })).not.toBe(record.hash);
  });

  it('keeps its hash when a tool writes its fields in another order', () => {
    const record = anEntry();
    expect(contentDigest(Object.fromEntries(Object.entries(record).reverse()))).toBe(contentDigest(record));
  });
});

describe('a sealed event', () => {
  it('is tied to the same chain, and has no field of a query', () => {
    const query = seal(anEntry(), genesis);
    const event = seal(aFeedbackEvent(), query.head);
    expectWholeChain([read(query.line), read(event.line)]);
    expect(Object.keys(read(event.line)).slice(0, 2)).toEqual(['timestamp', 'event']);
    expect(auditRecordSchema.safeParse(read(event.line)).success).toBe(false);
  });
});
