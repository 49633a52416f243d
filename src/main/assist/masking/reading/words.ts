import { fold } from '../words/language-words';
import { scripts } from './scripts';

/** A word of a text or a group of digits, by its offsets. */
export interface Word {
  /** Without case and accents. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
}

/** The words of a text, letters apart from digits and scripts with blanks apart from those without. */
export function wordsIn(text: string): readonly Word[] {
  return Array.from(text.matchAll(word), ({ 0: written, index }) => ({ folded: fold(written), start: index, end: index + written.length, digits: /^\p{N}/u.test(written) }));
}

/** A phrase as the words it is made of, a blank between. */
export function asWords(phrase: string): string {
  return (phrase.match(word) ?? []).join(' ');
}

const word = new RegExp(String.raw`(?:(?![${scripts.unspaced}])[\p{L}\p{M}])+|[${scripts.unspaced}]+|\p{N}+|[#№º°]`, 'gu');
