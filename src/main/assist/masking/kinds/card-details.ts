import { inOrder, type Find, type Reading } from '../finds';
import { scripts } from '../reading/scripts';
import { months } from '../words/lexicon';
import { fold } from '../words/language-words';

/** A card's security code, which its name or the expiry before it tells, and its expiry, which the card or its name does. */
export function findCardDetails(reading: Reading): readonly Find[] {
  const expiries = expiriesIn(reading);
  return inOrder([...expiries, ...codesIn(reading, expiries)]);
}

const code = /(?<![\d.,]|\d[.-])\d(?:[ .,-]{0,3}\d){2,3}(?!\d|[ .,-]{1,3}\d|[.,:/-]\d)/gu;

function codesIn({ text, naming }: Reading, expiries: readonly Find[]): readonly Find[] {
  return Array.from(text.matchAll(code)).flatMap(({ 0: written, index }): readonly Find[] => {
    const end = index + written.length;
    const named = naming.isNamed('cvv', index, end);
    const follows = expiries.some((expiry) => expiry.end <= index && /^[ ,;/|-]{1,3}$/u.test(text.slice(expiry.end, index)) && isClosed(text, end));
    return named || follows ? [{ kind: 'cvv', start: index, end }] : [];
  });
}

/** Nothing that could be counted comes after it. */
function isClosed(text: string, end: number): boolean {
  return !/^ ?[\p{L}\p{Sc}%]/u.test(text.slice(end, end + 2)) || /^ (?:and|und|et|y|e|is|the|please|can|was)(?!\p{L})/iu.test(text.slice(end));
}

const monthNames = [...months.keys()].filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
/** "12/27", "12 2027", "1227", "12-27", "12月27年". */
const expiry = /(?<![\d/.]|[^\0]-)(?:[01] \d ?[/-]? ?[2-4] \d(?! \d(?! \d))|(?:0?[1-9]|1[0-2])(?: ?[/.\-|,] ?| {1,3}| of | de )(?:20 ?)?[2-4] ?\d|(?:0[1-9]|1[0-2])[2-4]\d|20[2-4]\d(?: ?[-/.年] ?)(?:0?[1-9]|1[0-2])月?|(?:0?[1-9]|1[0-2]) ?月 ?(?:20)?[2-4]\d ?年?)(?![\d]|[/.-]\d)/giu;
const named = new RegExp(String.raw`(?<![${scripts.latin}])([${scripts.latin}]{3,12})\.?(?:,| of| de| del)? ?(?:20 ?)?[2-4]\d(?!\d)`, 'gi');

function expiriesIn(reading: Reading): readonly Find[] {
  const { text } = reading;
  const written = Array.from(text.matchAll(expiry), ({ 0: shape, index }) => ({ start: index, end: index + shape.length }));
  const spelled = Array.from(text.matchAll(named)).flatMap(({ 0: shape, 1: month = '', index }) => (monthNames.includes(fold(month)) ? [{ start: index, end: index + shape.length }] : []));
  return inOrder([...written, ...spelled].filter((place) => isExpiry(reading, place)).map((place): Find => ({ kind: 'expiry', ...place })));
}

/** Right after a card, or called an expiry where a card is spoken of. */
function isExpiry({ text, naming, cards }: Reading, { start, end }: { readonly start: number; readonly end: number }): boolean {
  if (cards.some((card) => card.end <= start && follows.test(text.slice(card.end, start)))) return true;
  if (cards.length === 0 && !naming.has('card') && !naming.has('cvv') && !cardSpokenOf.test(text)) return false;
  if (naming.isNamed('expiry', start, end)) return true;
  return naming.isNear('expiry', start, 3) || (cards.length > 0 && naming.isNear('expiry', start, 6));
}

const cardSpokenOf = /(?<!gift |loyalty |membership |kunden|geschenk)(?:card|karte|carte|tarjeta|cart[aã]o|カード)/iu;

/** Nothing but marks, or a word or two of an expiry's name. */
const follows = /^[ ,;:/|.()-]{1,4}(?:(?:exp(?:iry|ires|iration)?|valid|date|thru|until|mit|ablauf|gültig|bis|expire|validité|cad|caduca|vence|validade|val|有効期限|期限)[ .,:は]{0,3}){0,3}$/iu;
