/**
 * Blocks of letters that are written without blanks between words, or, in Korean, with endings on them: Thai, Lao, Tibetan,
 * Myanmar, Hangul, Khmer, Tai, Balinese, Han, kana, Bopomofo, Yi, Javanese. Blocks rather than scripts: an expression of
 * scripts takes tens of milliseconds to be made.
 */
const unspaced = String.raw`\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1100-\u11ff\u1780-\u17d3\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b4b\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u30ff\u3105-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua9df\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3134f}`;

/** For within a class of a regular expression. */
export const scripts = {
  /** Letters that, beside a number, are no part of it. */
  unspaced,
  latin: String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff`,
} as const;

/** Whether a character beside a number makes it a part of something longer: any letter or digit but those without blanks. */
export function isGlue(character: string): boolean {
  if (character <= '\u007f') return /\w/u.test(character);
  return letterOrDigit.test(character) && !unspacedLetter.test(character);
}

export function isUnspaced(character: string): boolean {
  return character > '\u0e00' && unspacedLetter.test(character);
}

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
const unspacedLetter = new RegExp(`[${unspaced}]`, 'u');
