const quote = 0x22;
const backslash = 0x5c;
/** { and [, } and ], which differ in one bit: the loops below run over every character of a message. */
const bit = 0x20;
const opening = 0x7b;
const closing = 0x7d;

/** Where the string that begins at a quote ends: at its closing quote; -1 where it has none. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

/** Where the object or list that begins at a bracket ends, at its closing bracket; -1 where it has none. */
export function endOfNested(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      if (end === -1) return -1;
      at = end;
    } else if ((code | bit) === opening) depth += 1;
    else if ((code | bit) === closing) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
