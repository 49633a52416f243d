import type { Find, Reading } from '../finds';
import { isUnspaced, scripts } from '../reading/scripts';
import { isMailProvider, isTopLevel } from './domains';

/**
 * E-mail addresses with their @ written: a name, blanks or none, and a domain of two labels or more; also with a comma, a
 * blank or nothing where the dot of a well-known domain was meant.
 */
export function findEmails({ text }: Reading): readonly Find[] {
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
const letter = /\p{L}/u;
/** A name doesn't begin with a dot, but a sentence may go on with three. */
const opener = /^\.+/u;

function startOfName(text: string, at: number): number | null {
  let end = at;
  while (at - end < mostBlanks && text.charAt(end - 1) === ' ') end -= 1;
  if (text.charAt(end - 1) === '"') {
    const opening = text.lastIndexOf('"', end - 2);
    return opening !== -1 && end - opening <= longestName + 2 ? opening : null;
  }
  let start = end;
  while (start > 0 && end - start < longestName && nameCharacter.test(text.charAt(start - 1)) && !isOtherScript(text, start - 1, end)) start -= 1;
  // A name may have them all, but not in an address of the web: "https://shop.test/login?user=anna@…".
  if (text.startsWith('://', start - 1)) start += /^.*[/=?&]/u.exec(text.slice(start, end))?.[0].length ?? 0;
  start += opener.exec(text.slice(start, end))?.[0].length ?? 0;
  if (start === end) return null;
  // "anna @example.com" is an address; "ends in @example.com" and "follow @fernhollow.example" are none.
  const isParted = end < at && text.charAt(at + 1) !== ' ';
  return isParted && wordBeforeHandle.test(text.slice(start, end)) ? null : start;
}

/** "メールはanna@example.com": the name begins where the script changes between one with blanks and one without. */
function isOtherScript(text: string, index: number, end: number): boolean {
  const character = text.charAt(index);
  if (!letter.test(character)) return false;
  for (let next = index + 1; next < end; next += 1) {
    const following = text.charAt(next);
    if (!letter.test(following)) continue;
    return isUnspaced(character) !== isUnspaced(following) || (isHiragana(character) && !isHiragana(following));
  }
  return false;
}

/** A particle before a name: "は王小明". */
function isHiragana(character: string): boolean {
  return character >= '\u3041' && character <= '\u309f';
}

/** Words that stand before a domain or somebody's handle, in a sentence. */
const wordBeforeHandle =
  /^(?:in|at|on|with|to|from|by|is|are|or|and|the|of|for|via|follow|following|tag|tagged|user|handle|like|using|account|domain|ending|ends|auf|von|bei|mit|und|oder|folgt|sur|avec|par|de|du|et|ou|suivez|en|con|por|y|o|a|sigue|em|com|e|siga|£|\d+)$/iu;

const { latin, unspaced } = scripts;
const label = String.raw`(?:(?![${unspaced}])[\p{L}\p{N}](?:(?![${unspaced}])[\p{L}\p{M}\p{N}-]){0,62}|[${unspaced}][\p{L}\p{M}\p{N}-]{0,62})`;
/** Ends where the script changes: "a@b.comの…". */
const topLevel = String.raw`(?:[xX][nN]--[A-Za-z0-9-]{1,59}|[${latin}]{2,63}|[${unspaced}]{2,63}|(?![${latin}${unspaced}])\p{L}(?:(?![${latin}${unspaced}])[\p{L}\p{M}]){1,62})`;
const domain = new RegExp(String.raw`[ ]{0,2}(?:(?:${label}\.){1,8}${topLevel}|\[[0-9A-Fa-f.:]{3,45}\])`, 'uy');
/** "gmail,com", "gmail . com", "gmail com", "gmail..com", "gmail/com". */
const mistyped = /[ ]{0,2}((?:[a-z0-9-]{1,30}\.)?[a-z0-9-]{1,40})( ?[.,;:/_]{1,2} ?| )([a-z]{2,12})(?:[.,]([a-z]{2}))?(?![a-z0-9@])/iy;
/** "bol.com .br". */
function withCountry(text: string, end: number): number {
  return end + (partedCountry.exec(text.slice(end, end + 8))?.[0].length ?? 0);
}

const partedCountry = /^ ?\. ?(?:ar|au|br|cn|in|jp|kr|mx|nz|tr|tw|uk|za)(?![a-z0-9])/iu;
const bare = /[ ]{0,2}([a-z0-9-]{2,20})(?![a-z0-9-]|[.,][a-z])/iy;

function endOfDomain(text: string, from: number): number | null {
  domain.lastIndex = from;
  if (domain.test(text)) return withCountry(text, domain.lastIndex);
  mistyped.lastIndex = from;
  const wrong = mistyped.exec(text);
  if (wrong !== null && isMeant(wrong)) {
    const country = wrong[4];
    return country === undefined || isTopLevel(country) ? withCountry(text, mistyped.lastIndex) : mistyped.lastIndex - country.length - 1;
  }
  bare.lastIndex = from;
  const provider = bare.exec(text)?.[1];
  return provider !== undefined && isMailProvider(provider) ? bare.lastIndex : null;
}

/** With a blank there, only where the host has mail or the ending is no word, as "it" and "me" are. */
function isMeant([, host = '', gap = '', ending = '']: RegExpExecArray): boolean {
  return isTopLevel(ending) && (!gap.includes(' ') || isMailProvider(host) || /^(?:com|net|org|edu|gov|info|biz|con|cmo|comm)$/iu.test(ending));
}
