const escape = String.fromCharCode(27);

/**
 * A line as a terminal may show it, wherever its text came from: what a terminal would obey, or turns the direction of
 * writing, is written as JSON escapes it, and colours are left out.
 * @param {string} text
 */
export function printable(text) {
  return text
    .split(escape)
    .map((part, index) => (index === 0 ? part : /^\[[\d;]*m/.test(part) ? part.replace(/^\[[\d;]*m/, '') : escape + part))
    .join('')
    .replace(/(?![\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (found) => found.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''));
}
