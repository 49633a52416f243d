/**
 * A text from outside as one line a person can read: composed, every gap one space, without what can't be seen or
 * turns the direction of the text around it. What is left is well-formed Unicode.
 */
export function readableText(raw: string): string {
  return raw.replace(gaps, ' ').replace(unseen, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** True for text that was cut in the middle of a character, or holds what no keyboard types. */
export function isBroken(raw: string): boolean {
  return /[\p{Surrogate}\p{Noncharacter_Code_Point}]/u.test(raw) || /\p{Cc}/u.test(raw.replace(gaps, ''));
}

/** No more than `most` UTF-16 units, cut between words where there is a gap in the last quarter, else between characters. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const gap = text.lastIndexOf(' ', most);
  if (gap >= most * 0.75) return text.slice(0, gap);
  // Not through a surrogate pair.
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/** Tabs and line breaks, among the controls that people do copy. */
const gaps = /[\t\n\v\f\r\u0085\u2028\u2029]/gu;

/**
 * Controls, marks and overrides of direction, blanks of no width, tags, and halves of characters. The joiners stay:
 * Persian and emoji are made with them; so do variation selectors.
 */
const unseen = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
