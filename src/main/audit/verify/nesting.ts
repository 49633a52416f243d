const [quote, backslash, openList, openObject, closeList, closeObject] = [0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Whether a text of JSON is nested deeper than `most` levels. It is looked at before the text is parsed: a line that is
 * nothing but brackets would take fifty times its length of memory.
 */
export function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfText(text, index);
      if (index === -1) return false;
    } else if (code === openObject || code === openList) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === closeObject || code === closeList) depth -= 1;
  }
  return false;
}

/** Where the quotation mark is that ends the text which begins at `start`; -1 where none does. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return -1;
}
