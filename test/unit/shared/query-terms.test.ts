import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTerm, markTerms, queryTerms } from '../../../src/shared/domain/query-terms';

const marked = (text: string, question: string): readonly string[] =>
  markTerms(text, queryTerms(question)).flatMap((part) => (part.marked ? [part.text] : []));

describe('the terms of a question', () => {
  it.each([
    ['Can I return opened headphones after two weeks?', ['return', 'opened', 'headphones', 'two', 'weeks']],
    ['Wie lange ist die Gewährleistung?', ['lange', 'gewahrleistung']],
    ['¿Cuál es la política de devolución?', ['politica', 'devolucion']],
    ['Il y a une garantie à l’étranger ?', ['garantie', 'l’etranger']],
    ['返品はできますか', expect.arrayContaining(['返品']) as unknown],
    ['I paid with [card number] and [e-mail]', ['paid']],
    ['is it 5 or 300?', ['300']],
    ['', []],
    ['the and of', []],
  ])('of “%s” say what it is about', (question, terms) => {
    expect(queryTerms(question)).toEqual(terms);
  });

  it('have each word once, however it is written', () => {
    expect(queryTerms('Café CAFÉ cafe\u0301 ｃａｆｅ')).toEqual(['cafe']);
  });
});

describe('a word is a term', () => {
  it.each([
    ['returned', 'return'], ['Returns', 'return'], ['policies', 'policy'], ['deliveries', 'delivery'], ['delivered', 'delivery'], ['stopping', 'stop'],
    ['cancelled', 'cancel'], ['charging', 'charge'], ['boxes', 'box'], ['parcel’s', 'parcel'], ['Garantien', 'garantie'], ['Rückgaben', 'Ruckgabe'],
    ['devoluciones', 'devolución'], ['remboursements', 'remboursement'], ['devoluções', 'devolução'], ['STRASSE', 'Straße'], ['naïve', 'naive'],
  ])('“%s” for “%s”, whatever its form, case and accents', (word, asked) => {
    expect(isTerm(word, queryTerms(asked))).toBe(true);
  });

  it.each([
    ['care', 'car'], ['refuse', 'refund'], ['return', 'retail'], ['ware', 'war'], ['standard', 'stand'], ['a', 'article'], ['', 'article'], ['portable', 'port'],
  ])('“%s” not for “%s”', (word, asked) => {
    expect(isTerm(word, queryTerms(asked))).toBe(false);
  });
});

describe('marking', () => {
  it('marks whole words as they are written', () => {
    expect(marked('Opened headphones may be returned; the Café isn’t.', 'return cafe headphone')).toEqual(['headphones', 'returned', 'Café']);
  });

  it('takes what looks like a pattern for what it is', () => {
    expect(marked('Ask for (a+)+$ or C++ in [brackets] 100%', '(a+)+$ .* [brackets] C++ 100% \\d+')).toEqual(['100']);
    expect(marked('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+$')).toEqual([]);
  });

  it('loses nothing of any text, and never marks without a term', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 100 }), (text, question) => {
        const parts = markTerms(text, queryTerms(question));
        expect(parts.map((part) => part.text).join('')).toBe(text);
        if (queryTerms(question).length === 0) expect(parts.some((part) => part.marked)).toBe(false);
      }),
    );
  });

  it('marks each word of a text that is asked for by itself', () => {
    fc.assert(
      fc.property(fc.constantFrom('voucher', 'parcel', 'Gutschein', 'colis', 'paquete'), (word) => {
        expect(marked(`Before ${word}, after.`, word)).toEqual([word]);
      }),
    );
  });
});
