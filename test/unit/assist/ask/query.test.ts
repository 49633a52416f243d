import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeQuery, openingText } from '../../../../src/main/assist/ask/query';
import { noon, someSettings } from '../../../support/samples';

const settings = someSettings({ gateway: { maxResults: 7, confidenceThreshold: 0.6, language: 'de-AT', queryTimeoutMs: 9_000 } });
const make = (text: string, inForce = settings): ReturnType<typeof makeQuery> =>
  makeQuery({ text, conversationId: 'conversation-1', trigger: 'transcript' }, inForce, { id: 'query-1', order: 3, now: noon });
const textOf = (text: string): string | undefined => {
  const made = make(text);
  return made.ok ? made.value.text : undefined;
};

describe('a query', () => {
  it('carries what is in force at the moment of asking', () => {
    expect(make('delivery charges')).toEqual({
      ok: true,
      value: {
        id: 'query-1',
        order: 3,
        conversationId: 'conversation-1',
        text: 'delivery charges',
        masked: [],
        sources: [{ knowledgeBaseId: 'kb', priority: 1 }],
        maxResults: 7,
        confidenceThreshold: 0.6,
        language: 'de-AT',
        trigger: 'transcript',
        askedAt: noon,
        deadline: noon + 9_000,
      },
    });
  });

  it('has its text trimmed, its blanks single and its accents composed', () => {
    expect(textOf('  where \n\t is\u00a0 my   order ')).toBe('where is my order');
    expect(textOf('cafe\u0301')).toBe('café');
  });

  it.each(['', 'a', 'a ', ' a\n', '   ', '\u00a0\ufeff', 'e\u0301', '\u{1f600}'])('is too short with %j', (text) => {
    expect(make(text)).toEqual({ ok: false, error: { tag: 'query-too-short' } });
  });

  it('may have 2 to 500 characters', () => {
    expect(textOf('ab')).toBe('ab');
    expect(textOf(` ${'x'.repeat(500)} `)).toHaveLength(500);
    expect(make('x'.repeat(501))).toEqual({ ok: false, error: { tag: 'query-too-long' } });
  });

  it('is counted the stricter way where characters and UTF-16 units differ', () => {
    expect(make('\u{1f600}'.repeat(251))).toEqual({ ok: false, error: { tag: 'query-too-long' } });
    expect(textOf('\u{1f600}\u{1f600}')).toBe('\u{1f600}\u{1f600}');
  });

  it('needs a knowledge base to ask', () => {
    expect(make('delivery', someSettings({ gateway: { knowledgeSources: [] } }))).toEqual({ ok: false, error: { tag: 'no-knowledge-base' } });
  });

  it('has personal data masked, and says where', () => {
    const made = make('was\u00a0 4111\ufeff1111 1111 1111 charged?');
    expect(made).toMatchObject({ ok: true, value: { text: 'was [card number] charged?', masked: [{ kind: 'card', start: 4, end: 17 }] } });
  });

  it('knows the telephone numbers of its language’s region', () => {
    expect(textOf('bitte 01 234567890 anrufen')).toBe('bitte [phone number] anrufen');
    expect(make('please ring 01 234567890', someSettings({ gateway: { language: 'en-US' } }))).toMatchObject({ ok: true, value: { masked: [] } });
  });

  it.each(['4111 1111 1111 1111', ' a@example.com, +44 20 7946 0958!', '[card number]'])('that is only personal data is not asked: %j', (text) => {
    expect(make(text)).toEqual({ ok: false, error: { tag: 'query-only-personal-data' } });
  });

  it('is measured as it goes out, masked', () => {
    const address = `${'a'.repeat(60)}@example.com`;
    expect(textOf(`${'x '.repeat(230)}${address}`)).toHaveLength(468);
    expect(make(`${'x '.repeat(247)}${address}`)).toEqual({ ok: false, error: { tag: 'query-too-long' } });
  });

  it('that is refused is masked all the same, within a query’s bounds', () => {
    const { text, masked } = openingText(`a@example.com ${'long '.repeat(200)}4111 1111 1111 1111`, settings);
    expect(text).toHaveLength(500);
    expect(text).not.toMatch(/[@\d]/u);
    expect(masked).toEqual([{ kind: 'email', start: 0, end: 8 }]);
  });

  it('is within the protocol’s bounds whatever is typed, or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600, size: 'max' }), (typed) => {
        const text = textOf(typed);
        if (text === undefined) return;
        expect(text).toBe(text.trim().normalize('NFC'));
        expect(Array.from(text).length).toBeGreaterThanOrEqual(2);
        expect(text.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 300 },
    );
  });
});
