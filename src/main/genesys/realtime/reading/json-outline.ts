import { endOfString } from './json-scan';

/** Longer texts than this are no identifiers. */
const longestText = 300;
/** All texts, and those of the object's own members. */
const mostTexts = 200_000;
const mostOwnTexts = 50_000;

/**
 * The plain members (texts, numbers) of the object that a text begins with, read without parsing what is nested in it, and
 * whether or not it ends as it should: so that it can be told whose answer it was that can't be read. A member that is
 * there twice and not the same is left out. null where there is no object, or one with far too many texts. Takes a few milliseconds for each MiB.
 * @param wanted what the names of the members begin with that are looked for
 */
export function jsonOutline(text: string, wanted: RegExp): Readonly<Record<string, unknown>> | null {
  const start = text.search(/\S/u);
  if (text[start] !== '{') return null;
  const found = new Map<string, string | number | null>();
  const add = (key: string, value: string | number | null): void => {
    found.set(key, found.has(key) && found.get(key) !== value ? null : value);
  };
  let texts = 0;
  let ownTexts = 0;
  let depth = 0;
  let key: string | null = null;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      if (end === -1) break;
      texts += 1;
      if (depth === 1) ownTexts += 1;
      if (texts > mostTexts || ownTexts > mostOwnTexts) return null;
      if (depth === 1) {
        const isKey = /^\s*:/u.test(text.slice(end + 1, end + 20));
        const read: string | null = !isKey && key === null ? null : textAt(text, at, end);
        if (!isKey && key !== null && read !== null) add(key, read);
        key = isKey && read !== null && wanted.test(read) ? read : null;
      }
      at = end;
    } else if ((code | bit) === opening) {
      depth += 1;
      if (depth > 1) key = null;
    } else if ((code | bit) === closing) {
      depth -= 1;
      if (depth === 0) break;
    } else if (depth === 1 && key !== null && isDigit(code)) {
      number.lastIndex = at;
      const digits = number.exec(text)?.[0] ?? '';
      add(key, Number(digits));
      key = null;
      at += Math.max(0, digits.length - 1);
    }
  }
  return Object.fromEntries([...found].filter(([, value]) => value !== null));
}

const quote = 0x22;
/** { and [, } and ], which differ in one bit. */
const bit = 0x20;
const opening = 0x7b;
const closing = 0x7d;
const number = /[\d.eE+-]{1,30}/uy;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function textAt(text: string, start: number, end: number): string | null {
  if (end - start > longestText) return null;
  try {
    const read: unknown = JSON.parse(text.slice(start, end + 1));
    return typeof read === 'string' ? read : null;
  } catch {
    return null;
  }
}
