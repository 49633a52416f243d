import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/shared/i18n/catalogues/en';
import { languageTags, type Language } from '../../../../src/shared/i18n/languages';
import { loadCatalogue } from '../../../../src/shared/i18n/load';
import { formsOf, isForms, isOrdinal, type Message, type Messages } from '../../../../src/shared/i18n/message';

const originals = messagesOf(english);
const others = languageTags.filter((tag): tag is Exclude<Language, 'en'> => tag !== 'en');

describe.each(others)('the catalogue in %s', async (tag) => {
  const translated = messagesOf((await loadCatalogue(tag)).catalogue);

  it('says every message', () => {
    const missing = [...originals.keys()].filter((path) => !translated.has(path));
    expect(missing).toEqual([]);
  });

  it('says nothing that nobody asks for', () => {
    expect([...translated.keys()].filter((path) => !originals.has(path))).toEqual([]);
  });

  it('puts in each value that is given, and no other', () => {
    const differing = [...translated].filter(([path, message]) => {
      const original = originals.get(path);
      return original !== undefined && holesIn(message).join() !== holesIn(original).join();
    });
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it('has the plural forms its language asks for, each with every value but the count', () => {
    for (const [path, message] of translated) {
      if (typeof message === 'string') continue;
      const forms = Object.entries(formsOf(message));
      const rules = new Intl.PluralRules(tag, { type: isOrdinal(message) ? 'ordinal' : 'cardinal' });
      expect(forms.map(([category]) => category).sort(), path).toEqual([...rules.resolvedOptions().pluralCategories].sort());
      const all = holesIn(message).filter((hole) => !hole.startsWith('count'));
      for (const [category, text] of forms) expect(holesIn(text).filter((hole) => !hole.startsWith('count')), `${path}.${category}`).toEqual(all);
    }
  });

  it('leaves no message empty, and no space at its end', () => {
    const untidy = [...translated].filter(([path, message]) => textsIn(message).some((text) => text.trim() === '' || (path !== 'units.about' && text.trim() !== text)));
    expect(untidy.map(([path]) => path)).toEqual([]);
  });
});

it('English has a message for each name, and the forms its plurals need', () => {
  for (const [path, message] of originals) {
    expect(textsIn(message).every((text) => text !== ''), path).toBe(true);
    if (typeof message === 'string') continue;
    const rules = new Intl.PluralRules('en', { type: isOrdinal(message) ? 'ordinal' : 'cardinal' });
    expect(Object.keys(formsOf(message)).sort(), path).toEqual([...rules.resolvedOptions().pluralCategories].sort());
  }
});

/** Each message by its dotted path. */
function messagesOf(messages: Messages, path = ''): Map<string, Message> {
  const found = new Map<string, Message>();
  for (const [name, message] of Object.entries(messages)) {
    if (typeof message === 'string' || isForms(message)) found.set(`${path}${name}`, message);
    else for (const [inner, one] of messagesOf(message, `${path}${name}.`)) found.set(inner, one);
  }
  return found;
}

function textsIn(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(formsOf(message));
}

/** The values it takes, of all its forms together; a count may be left out of a form and is no matter how it is written. */
function holesIn(message: Message): readonly string[] {
  const holes = textsIn(message).flatMap((text) => [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, hole = '']) => hole));
  return [...new Set(typeof message === 'string' ? holes : holes.filter((hole) => hole.split(',')[0] !== 'count'))].sort();
}
