import { textsOf } from '../../../shared/i18n/texts';
import type { ProfileTrouble } from './profile-folder';

const words = textsOf('startTrouble');

export function troubleTitle(): string {
  return words.title;
}

/** What is wrong and what to do, in the language that is spoken. */
export function troubleSentence({ fault, folder, detail }: ProfileTrouble): string {
  switch (fault) {
    case 'unusable':
      return words[fault]({ folder, detail });
    case 'no-home':
    case 'no-temp':
      return words[fault];
    default:
      return words[fault]({ folder });
  }
}
