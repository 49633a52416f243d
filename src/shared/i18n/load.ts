import { english } from './catalogues/en';
import type { SpokenLanguage } from './languages';
import type { Messages } from './message';

export interface LoadedCatalogue {
  readonly catalogue: Messages;
  /** The language whose plural rules it follows. */
  readonly rules: string;
}

/** The texts of a language, from a file of its own, so that only the one that is spoken is read. */
export async function loadCatalogue(tag: SpokenLanguage): Promise<LoadedCatalogue> {
  switch (tag) {
    case 'en':
      return { catalogue: english, rules: tag };
    case 'es':
      return { catalogue: (await import('./catalogues/es')).spanish, rules: tag };
    case 'fr':
      return { catalogue: (await import('./catalogues/fr')).french, rules: tag };
    case 'de':
      return { catalogue: (await import('./catalogues/de')).german, rules: tag };
    case 'pt-BR':
      return { catalogue: (await import('./catalogues/pt-br')).portuguese, rules: tag };
    case 'ja':
      return { catalogue: (await import('./catalogues/ja')).japanese, rules: tag };
    case 'en-XA':
      return { catalogue: (await import('./pseudo')).accented(english), rules: 'en' };
    case 'ar-XB':
      return { catalogue: (await import('./pseudo')).mirrored(english), rules: 'en' };
  }
}
