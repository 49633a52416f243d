import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault, faultSchema, faultTagSchema } from '../../../src/shared/domain/fault';
import { faultSentence } from '../../../src/shared/i18n/sentences/fault-sentence';

const tags = faultTagSchema.options;

describe('a fault', () => {
  it.each(tags)('of kind %s has a sentence for people, with and without a detail', (tag) => {
    for (const sentence of [faultSentence(fault(tag)), faultSentence(fault(tag, 'a detail.'))]) {
      expect(sentence).toMatch(/^\p{Lu}|^a detail/u);
      expect(sentence).toMatch(/[.!?]$/u);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
    }
  });

  it('has a sentence of its own', () => {
    const sentences = tags.map((tag) => faultSentence(fault(tag)));
    expect(new Set(sentences).size).toBe(tags.length);
  });

  it('names what it is about', () => {
    expect(faultSentence(fault('host-unreachable', 'acme.example.com'))).toContain('acme.example.com');
    expect(faultSentence(fault('audit-unwritable', 'the disk is full'))).toBe('Audit can’t be written: suggestions are held back (the disk is full).');
    expect(faultSentence(fault('query-timeout', '15 s'))).toBe('No answer within 15 s.');
  });

  it('can always be sent to the window, however long its detail', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tags), fc.option(fc.string({ maxLength: 1_000, size: 'max' }), { nil: undefined }), (tag, detail) => {
        expect(faultSchema.safeParse(fault(tag, detail)).success).toBe(true);
      }),
    );
    expect(fault('unexpected', '')).toEqual({ tag: 'unexpected' });
  });
});
