/** An answer nests 4 deep. What lies deeper than this costs more to parse, and is counted. */
const deep = 100;
/** What parses in some 20 ms is let through, so that one bad result costs itself and not the whole answer. */
const mostDeep = 120_000;
/** An answer of 20 results has some 150. */
const mostMembers = 20_000;
/** Members and elements of lists; one of 20 results has some 200. */
const mostItems = 100_000;

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
/** { and [, } and ], which differ in one bit. */
const bit = 0x20;
const opening = 0x7b;
const closing = 0x7d;

/**
 * Whether a text may be given to JSON.parse: neither nested so deep nor with so many members or elements that a message of 1 MiB
 * would hold the event loop for longer than 50 ms. Takes a few milliseconds at most; says nothing about whether it is
 * JSON.
 */
export function isWithinBounds(text: string): boolean {
  let depth = 0;
  let deepOnes = 0;
  let members = 0;
  let items = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) quoted = !quoted;
    else if (quoted) {
      if (code === backslash) index += 1;
    } else if (code === colon) members += 1;
    else if (code === comma) items += 1;
    else if ((code | bit) === opening) {
      depth += 1;
      if (depth > deep) deepOnes += 1;
    } else if ((code | bit) === closing) depth -= 1;
    if (deepOnes > mostDeep || members > mostMembers || items > mostItems) return false;
  }
  return true;
}
