import { rewritten, type Edit, type Legible } from './rewriting';

/** Characters as the web, a mail program or a log wrote them: `%40`, `&#64;`, `&commat;`, `\u0040`, also where it was done twice. */
export function decoded(written: string): Legible {
  if (!/[%&\\]/u.test(written)) return rewritten(written, []);
  const edits: Edit[] = [];
  for (const { 0: code, index } of written.matchAll(anyCode)) {
    const text = characterOf(code);
    if (text !== null && (!code.startsWith('%') || isMeant(text, written.slice(0, index), written.slice(index + code.length)))) edits.push({ start: index, end: index + code.length, text });
  }
  return rewritten(written, edits);
}

const anyCode =
  /%(?:25){0,2}(?:[0-7][0-9a-f]|c[2-9a-f]%[89ab][0-9a-f]|d[0-9a-f]%[89ab][0-9a-f]|e[0-9a-f](?:%[89ab][0-9a-f]){2})|&(?:amp;){0,2}(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}/giu;

/** A name of an address may have a percent sign in it: what no address has is decoded between digits only, and no second @. */
function isMeant(character: string, before: string, after: string): boolean {
  if (character === '@') return !/^[^\s@]*@/u.test(after);
  return /^[\p{L}\p{N}.+\-_]$/u.test(character) || (/\d$/u.test(before) && /^\d/u.test(after));
}

const named: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  hyphen: '-',
  dash: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  plus: '+',
  lowbar: '_',
  num: '#',
  sol: '/',
  comma: ',',
  colon: ':',
  lpar: '(',
  rpar: ')',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function characterOf(code: string): string | null {
  const plain = code.toLowerCase();
  if (plain.startsWith('%')) return fromPercents(plain.replace(/^%(?:25)+(?=[0-9a-f]{2})/u, '%'));
  if (plain.startsWith('\\')) return fromCode(Number.parseInt(plain.slice(2), 16));
  const entity = plain.replace(/^&(?:amp;)*/u, '').slice(0, -1);
  if (entity.startsWith('#x')) return fromCode(Number.parseInt(entity.slice(2), 16));
  return entity.startsWith('#') ? fromCode(Number(entity.slice(1))) : (named[entity] ?? null);
}

function fromPercents(encoded: string): string | null {
  try {
    return visible(decodeURIComponent(encoded));
  } catch {
    return null;
  }
}

function fromCode(code: number): string | null {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? visible(String.fromCodePoint(code)) : null;
}

/** Not what other readers here use as a mark. */
function visible(character: string): string | null {
  return character === '\u0000' ? null : character;
}
