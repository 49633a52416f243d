import type { Find } from './finds';

/** E-mail addresses: a name, an @ (blanks on both sides or none) and a domain of two labels or more. */
export function findEmails(text: string): readonly Find[] {
  const finds: Find[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const start = startOfName(text, at);
    const end = endOfDomain(text, at + 1);
    if (start === null || end === null || start < (finds.at(-1)?.end ?? 0)) continue;
    finds.push({ kind: 'email', start, end });
  }
  return finds;
}

const mostBlanks = 2;
/** Of a name, by RFC 5321. */
const longestName = 64;
const nameCharacter = /[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.\-\ud800-\udfff]/u;
/** A name doesn't begin with a dot, but a sentence may go on with three. */
const opener = /^\.+/u;

function startOfName(text: string, at: number): number | null {
  let end = at;
  // "anna @ example.com" is an address, "ends in @example.com" is none.
  const apart = text.charAt(at + 1) === ' ';
  while (apart && at - end < mostBlanks && text.charAt(end - 1) === ' ') end -= 1;
  if (text.charAt(end - 1) === '"') {
    const opening = text.lastIndexOf('"', end - 2);
    return opening !== -1 && end - opening <= longestName + 2 ? opening : null;
  }
  let start = end;
  while (start > 0 && end - start < longestName && nameCharacter.test(text.charAt(start - 1))) start -= 1;
  start += opener.exec(text.slice(start, end))?.[0].length ?? 0;
  return start < end ? start : null;
}

const domain =
  /[ ]{0,2}(?:(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})\.){1,8}(?:xn--[a-z0-9-]{1,59}|\p{L}[\p{L}\p{M}]{1,62})|\[[0-9a-f.:]{3,45}\])/iuy;

function endOfDomain(text: string, from: number): number | null {
  domain.lastIndex = from;
  return domain.test(text) ? domain.lastIndex : null;
}
