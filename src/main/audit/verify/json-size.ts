const [quote, backslash, openList, openObject, closeList, closeObject, comma] = [0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d, 0x2c];

/** So deep are records and manifests nested at most. */
const mostLevels = 16;
/** So many commas and opening brackets they have at most. A record of 100,000 documents fits. */
const mostMarks = 150_000;

/**
 * Whether a text of JSON is nested deeper, or has more values, than any of the format. It is looked at before the text
 * is parsed: a line that is nothing but brackets, or members, would take fifty times its length of memory.
 */
export function isBeyondFormat(text: string): boolean {
  let depth = 0;
  let marks = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfText(text, index);
      if (index === -1) return false;
    } else if (code === openObject || code === openList) {
      depth += 1;
      marks += 1;
      if (depth > mostLevels || marks > mostMarks) return true;
    } else if (code === comma) {
      marks += 1;
      if (marks > mostMarks) return true;
    } else if (code === closeList || code === closeObject) depth -= 1;
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
