import { languages } from '../../src/shared/i18n/languages';
import type { AppState } from '../../src/shared/contract/state';
import { historyPages } from './fixture-history';
import type { Gallery } from './gallery-app';

export function speak(state: AppState, tag: AppState['language']['tag']): AppState {
  return { ...state, language: { tag, locale: tag } };
}

/** Texts of the page that are still English in a pseudo language, though they are no data of the state's. */
export async function englishTexts(gallery: Gallery, name: string, state: AppState): Promise<readonly string[]> {
  const known = wordsOf([state, historyPages[name] ?? null, { text: await typedIn(gallery) }]);
  const texts = await textsOf(gallery);
  if (!texts.join().includes('⟦')) return ['nothing of the page is in the pseudo language'];
  return texts.filter((text) => !ofReactAria.has(text) && english(text, known));
}

/**
 * Letters of the English alphabet in a row are in no pseudo text: they are what a knowledge base or a person wrote, which
 * may be cut short, or hard-coded.
 */
function english(text: string, known: ReadonlySet<string>): boolean {
  return (text.match(/[A-Za-z]{2,}/g) ?? []).some((word) => ![...known].some((whole) => whole.startsWith(word)));
}

/** What is never translated: names, keys, units, and how Intl writes a date. */
const names = ['Cuecard', 'Electron', 'Chromium', 'Node', 'Enter', 'Esc', 'Ctrl', 'Del', 'ms', 'min', ...languages.flatMap(({ name }) => [...name.matchAll(/[A-Za-z]{2,}/g)].map(([word]) => word))];

/** Intl writes the pseudo locales' dates in English. */
const dates = Array.from({ length: 12 }, (_, month) =>
  (['long', 'short'] as const).map((style) => new Intl.DateTimeFormat('en', { month: style, weekday: style, hour: 'numeric' }).format(new Date(2026, month, 1, month * 2))),
).flat(2);

/** And how long ago something was. */
const agos = (['second', 'minute', 'hour'] as const).flatMap((unit) => [0, -1, -2].map((value) => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(value, unit)));

/** React Aria brings these in each language it knows, and in English for one it doesn't, as pseudo languages are. */
const ofReactAria: ReadonlySet<string> = new Set([
  ...['Number field', 'Increase', 'Decrease'],
  ...['Calendar', 'day, ', 'month, ', 'year, ', 'Empty', 'dd', 'mm', 'yyyy', 'Previous', 'Next', 'Dismiss'],
]);

/** Of a calendar’s days. */
const wordsOfReactAria = ['Today', 'selected', 'Selected', 'Date', 'First', 'Last', 'available', 'date'];

/** Words of a state's data: what was asked and answered, names and paths; its own words such as `live` are none. */
function wordsOf(data: unknown): ReadonlySet<string> {
  const words = new Set([...names, ...wordsOfReactAria, ...[...dates, ...agos].flatMap((date) => date.match(/[A-Za-z]{2,}/g) ?? [])]);
  const take = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (/^[a-z-]+$/.test(value) && !/id$|source|text|detail|title|file|name|member|what/i.test(key)) return;
      for (const word of value.match(/[A-Za-z]{2,}/g) ?? []) words.add(word);
    } else if (Array.isArray(value)) for (const one of value) take(one, key);
    else if (typeof value === 'object' && value !== null) for (const [member, one] of Object.entries(value)) take(one, member);
  };
  take(data, '');
  return words;
}

/** Everything that is read or heard: texts and names. Dates are Intl's, and a language's own name is its own. */
async function textsOf(gallery: Gallery): Promise<readonly string[]> {
  return gallery.inPage(() => {
    const texts: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      // What was announced was said in the language before; options of a hidden select are nobody's to read.
      if (element.closest('time, kbd, [data-part="announcement"], select') !== null) continue;
      for (const attribute of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(attribute);
        if (value !== null) texts.push(value);
      }
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.textContent !== null) texts.push(node.textContent);
    }
    return texts.filter((text) => text.trim() !== '');
  }, null);
}

/** What stands in the fields. */
async function typedIn(gallery: Gallery): Promise<readonly string[]> {
  return gallery.inPage(() => [...document.querySelectorAll('input, textarea')].flatMap((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? [field.value] : [])), null);
}
