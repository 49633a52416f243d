import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { speak, translator } from '../../../../src/shared/i18n/current';
import { textsOf, englishOf } from '../../../../src/shared/i18n/texts';
import { createTranslator } from '../../../../src/shared/i18n/translator';

const german = { tag: 'de', locale: 'de-DE' } as const;

describe('a translator', () => {
  const messages = {
    answers: { one: '{{count, number}} Antwort', other: '{{count, number}} Antworten' },
    place: { ordinal: { other: '{{count, number}}.' } },
    share: '{{part, percent}} von {{what}}',
  };
  const { say } = createTranslator(german, messages);

  it('chooses plural forms by count and writes numbers as the locale does', () => {
    expect(say('answers', { count: 1 })).toBe('1 Antwort');
    expect(say('answers', { count: 12_345 })).toBe('12.345 Antworten');
    expect(say('place', { count: 3, ordinal: true })).toBe('3.');
    expect(say('share', { part: 0.919, what: 'allem' })).toBe('91\u00a0% von allem');
  });

  it('knows the forms that French and Japanese have', () => {
    const french = createTranslator({ tag: 'fr', locale: 'fr-FR' }, { n: { one: '{{count, number}} réponse', many: '{{count, number}} de réponses', other: '{{count, number}} réponses' } });
    expect([0, 1, 2, 1_000_000].map((count) => french.say('n', { count }))).toEqual(['0 réponse', '1 réponse', '2 réponses', '1\u202f000\u202f000 de réponses']);
    const japanese = createTranslator({ tag: 'ja', locale: 'ja-JP' }, { n: { other: '{{count, number}} 件' } });
    expect([0, 1, 2].map((count) => japanese.say('n', { count }))).toEqual(['0 件', '1 件', '2 件']);
  });

  it('says a value as it is, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('$t(answers)', '{{what}}', '$&', '<b>', '\\', '{{count, number}} $1')), (what) => {
        expect(say('share', { part: 1, what })).toBe(`100\u00a0% von ${what}`);
      }),
    );
  });

  it('says in English what is not translated', () => {
    expect(createTranslator(german, {}).say('demo.turn', { turn: 1, turns: 2_000 })).toBe('Turn 1 of 2.000');
  });
});

describe('the texts of a topic', () => {
  afterEach(() => speak({ tag: 'en', locale: 'en-GB' }));

  it('are said in the language of the moment', async () => {
    const demo = textsOf('demo');
    expect(demo.turn({ turn: 1, turns: 2 })).toBe('Turn 1 of 2');
    await speak({ tag: 'en-XA', locale: 'en-XA' });
    expect(demo.badge).toMatch(/^⟦Đéɱó.*⟧$/);
    expect(demo.turn({ turn: 1, turns: 2 })).toMatch(/^⟦Ţúŕñ 1 óƒ 2 .*⟧$/);
    expect(englishOf('demo').badge).toBe('Demo');
    await speak({ tag: 'ar-XB', locale: 'ar-XB' });
    expect(demo.turn({ turn: 1, turns: 2 })).toBe('\u202eTurn \u202c1\u202e of \u202c2\u202e\u202c');
    await speak({ tag: 'en', locale: 'en-US' });
    expect(demo.badge).toBe('Demo');
    expect(translator().speech.locale).toBe('en-US');
  });
});
