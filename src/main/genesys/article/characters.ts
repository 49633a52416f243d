/**
 * A text without the characters that nobody sees and that change what is seen, found or copied: controls, zero-width
 * ones, soft hyphens, overrides of the writing direction, halves of surrogate pairs. Line ends are line feeds afterwards,
 * and every other white space that isn't a blank becomes one.
 */
export function withoutHiddenCharacters(text: string): string {
  if (!unusual.test(text)) return text;
  // UTF-8 has no halves of a pair: they come back as U+FFFD.
  const whole = /\p{Cs}/u.test(text) ? Buffer.from(text).toString() : text;
  const plain = whole.replace(lineEnds, '\n').replace(hidden, '').replace(blanks, ' ');
  return withoutMarks(withoutJoiners(plain));
}

/** Whatever any step here changes; few texts have one, and one look is enough for the others. */
const unusual = /(?![\n ])[\p{Cc}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFC]/u;

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const blanks = /(?!\n)[\t\p{Zs}]/gu;

/** All that has no width or is no character, but what is judged by its neighbours below, and what chooses a character's form. */
const hidden = /(?![\t\n\u061C\u200C-\u200F\p{Variation_Selector}])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFC]/gu;

/** They join in Persian, in Indic scripts and in emoji; in other scripts they only part a word from itself. */
function withoutJoiners(text: string): string {
  return /[\u200C\u200D]/u.test(text) ? text.replace(/([\u200C\u200D])[\u200C\u200D]+/gu, '$1').replace(idleJoiners, '') : text;
}

/** Behind Latin, Greek and Cyrillic letters, figures, punctuation, Han, Kana and Hangul, or where nothing follows. */
const idleJoiners = /(?<=^|[\n -\u058F\u2000-\u200B\u2010-\u206F\u3000-\u9FFF\uAC00-\uD7AF])[\u200C\u200D]|[\u200C\u200D](?=$|\s)/gu;

/** Where nothing is written from right to left, nothing needs a mark of it. */
function withoutMarks(text: string): string {
  return /[\u200E\u200F\u061C]/u.test(text) && !rightToLeft.test(text) ? text.replace(/[\u200E\u200F\u061C]/gu, '') : text;
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
