import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, languageTags, speechFor } from '../../../../src/shared/i18n/languages';

describe('the language of the computer', () => {
  it.each([
    [['de-AT', 'en-GB'], 'de', 'de-AT'],
    [['en-US'], 'en', 'en-US'],
    [['en'], 'en', 'en'],
    [['pt'], 'pt-BR', 'pt'],
    [['pt-PT'], 'pt-BR', 'pt-PT'],
    [['pt-BR'], 'pt-BR', 'pt-BR'],
    [['es-419'], 'es', 'es-419'],
    [['ja-JP'], 'ja', 'ja-JP'],
    [['zh-Hans-CN', 'fr-CH'], 'fr', 'fr-CH'],
    [['zh-Hans-CN'], 'en', 'en-GB'],
    [['de_DE.UTF-8'], 'de', 'de-DE'],
    [['ca_ES@valencia', 'es_ES'], 'es', 'es-ES'],
    [['C', 'POSIX', '', '***'], 'en', 'en-GB'],
    [[], 'en', 'en-GB'],
  ] as const)('%j means %s, written as in %s', (preferred, tag, locale) => {
    expect(speechFor('system', preferred)).toEqual({ tag, locale });
  });

  it('is not asked where the setting names a language, but for the region to write numbers by', () => {
    expect(speechFor('de', ['fr-FR', 'de-CH'])).toEqual({ tag: 'de', locale: 'de-CH' });
    expect(speechFor('ja', ['fr-FR'])).toEqual({ tag: 'ja', locale: 'ja-JP' });
    expect(speechFor('pt-BR', [])).toEqual({ tag: 'pt-BR', locale: 'pt-BR' });
  });

  it('brings a language that is spoken and a locale that Intl takes, whatever the system says', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('de', 'en_GB.UTF-8', 'x-klingon', 'ja-JP-u-ca-japanese'))), (preferred) => {
        const { tag, locale } = speechFor('system', preferred);
        expect(languageTags).toContain(tag);
        expect(() => new Intl.NumberFormat(locale)).not.toThrow();
      }),
    );
  });
});

it('each language is called by its own name for itself', () => {
  for (const { tag, name } of languages) {
    const own = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? '';
    expect(name.toLocaleLowerCase(tag)).toBe(own.toLocaleLowerCase(tag));
  }
});
