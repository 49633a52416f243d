import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeringSentence } from '../../../src/shared/i18n/sentences/answering-sentence';
import { queryTerms } from '../../../src/shared/domain/query-terms';

const sentenceFor = (question: string, snippet: string): string => answeringSentence(snippet, queryTerms(question)).sentence;

describe('the sentence that answers', () => {
  const snippet = 'Opened goods need a look. Headphones may be returned within 30 days if the seal is intact. Gift cards can’t.';
  it.each([
    ['Can I return headphones?', 'Headphones may be returned within 30 days if the seal is intact.'],
    ['What about gift cards?', 'Gift cards can’t.'],
    ['Is it opened?', 'Opened goods need a look.'],
    ['zeppelin', 'Opened goods need a look.'],
    ['', 'Opened goods need a look.'],
  ])('to “%s” has the most of its words', (question, sentence) => {
    expect(sentenceFor(question, snippet)).toBe(sentence);
  });

  it('is the first of those that are as good', () => {
    expect(sentenceFor('refund', 'A refund takes a week. A refund needs a receipt.')).toBe('A refund takes a week.');
  });

  it.each([
    ['Ask Dr. Brown about the refund. It takes a week.', 'Ask Dr. Brown about the refund.'],
    ['Bring e.g. a receipt for the refund. It takes a week.', 'Bring e.g. a receipt for the refund.'],
    ['It costs 3.50 for a refund! Really.', 'It costs 3.50 for a refund!'],
    ['Before\nRefund: ask a team lead\nAfter', 'Refund: ask a team lead'],
    ['refund', 'refund'],
  ])('of “%s” is whole', (text, sentence) => {
    expect(sentenceFor('refund', text)).toBe(sentence);
  });

  it('is found in Japanese', () => {
    expect(sentenceFor('返品', '送料は無料です。返品は30日以内です。保証は2年です。')).toBe('返品は30日以内です。');
  });

  it('makes up the snippet again with what is around it', () => {
    const bare = (text: string): string => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 60 }), (text, question) => {
        const { before, sentence, after } = answeringSentence(text, queryTerms(question));
        expect(bare(before + sentence + after)).toBe(bare(text));
        if (text.trim() !== '') expect(sentence).not.toBe('');
      }),
    );
  });
});
