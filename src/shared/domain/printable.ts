/**
 * A text as a terminal or a page may show it: what it would obey instead of showing (control characters, what turns the
 * direction of writing, ends of lines) or nobody sees is written as JSON escapes it. Joiners stay, which some languages are
 * written with.
 */
export function printable(text: string): string {
  return text.replace(obeyed, escaped);
}

/** As `printable`, for a text of several lines: their line feeds stay. JSON stays JSON of the same meaning. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

const obeyed = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_one, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
