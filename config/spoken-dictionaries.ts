import type { Plugin } from 'vite';
import { spokenTags } from '../src/shared/i18n/languages';

/**
 * React Aria brings its own few words (“Increase”, “Next month”) in 34 languages, each component all of them. Only those
 * that Cuecard speaks are built in: the others are more than half of what a calendar weighs.
 */
export function spokenDictionaries(): Plugin {
  const spoken = new Set(spokenTags.map((tag) => new Intl.Locale(tag).language));
  return {
    name: 'spoken-dictionaries',
    enforce: 'pre',
    load(id) {
      const language = dictionary.exec(id)?.[1];
      return language === undefined || spoken.has(language) ? null : 'export default {};';
    },
  };
}

/** `…/react-aria/dist/private/intl/calendar/fi-FI.mjs`. */
const dictionary = /[\\/]react-(?:aria|stately|aria-components)[\\/]dist[\\/].*[\\/]?intl[\\/](?:.*[\\/])?([a-z]{2,3})-[A-Z]{2}\.m?js$/;
