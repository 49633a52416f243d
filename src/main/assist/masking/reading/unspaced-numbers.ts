import { rewritten, type Edit, type Legible } from './rewriting';

/**
 * Numbers said in Japanese, and digit by digit in Chinese and Korean, as digits: "よんいちいちいち", "四一一一の一一一一",
 * "공일공 일이삼사". Four digits or more, since each by itself is a syllable of many words.
 */
export function unspacedNumbers(text: string): Legible {
  if (!anySyllable.test(text)) return rewritten(text, []);
  const edits: Edit[] = [];
  for (const { 0: row, index } of text.matchAll(rows)) {
    const parts = partsOf(withoutParticle(row, text.slice(index + row.length)), index);
    if (parts.reduce((sum, part) => sum + (part.kind === 'number' ? part.text.length : 0), 0) < (/[、,，・ ]/u.test(row) ? fewestParted : fewestDigits)) continue;
    edits.push(...parts);
  }
  for (const { 0: said, index } of text.matchAll(ofDates)) {
    if (edits.some(({ start, end }) => start < index + said.length && index < end)) continue;
    edits.push(...partsOf(said, index));
  }
  // "4111の1111": only between digits.
  for (const { 0: filler, index, 1: said = '' } of text.matchAll(fillerBetweenDigits)) {
    if (edits.some(({ start, end }) => start < index + filler.length && index < end)) continue;
    edits.push({ start: index, end: index + filler.length, text: signFor(said) });
  }
  return rewritten(text, edits.sort((a, b) => a.start - b.start));
}

const fewestDigits = 4;
/** With something between them they are no syllables of one word. */
const fewestParted = 3;

const digitsSaid: readonly (readonly string[])[] = [
  ['ゼロ', 'れい', 'まる', '零', '〇', '○', '공', '영', '洞'],
  ['いち', '一', '壱', '壹', '幺', '일'],
  ['に', 'にー', '二', '弐', '两', '이'],
  ['さん', '三', '参', '삼'],
  ['よん', 'し', 'よ', '四', '사'],
  ['ごー', 'ご', '五', '伍', '오'],
  ['ろく', '六', '육', '륙', '유'],
  ['なな', 'しち', '七', '칠'],
  ['はち', '八', '팔'],
  ['きゅう', 'きゅー', 'く', '九', '구'],
];
const tens: readonly string[] = ['じゅう', 'じゅー', '十'];
const hundreds: readonly string[] = ['ひゃく', 'びゃく', 'ぴゃく', '百'];
const thousands: readonly string[] = ['せん', 'ぜん', '千'];
const fillers: readonly string[] = ['ハイフン', 'はいふん', 'ダッシュ', 'マイナス', 'の', 'のー', 'えーと', 'えっと', 'えと', 'ええと', 'えー', 'あー', 'あ', 'う', 'ん', 'あの', 'あのー', 'うーん', 'それから', 'そして', '次に', '次は', '次', 'つぎ', 'スペース', '空白', 'で', 'はい', '杠', '横杠', '然后', '다시', '에', '그리고'];

const valueOfSyllable = new Map<string, number>(digitsSaid.flatMap((said, value) => said.flatMap((syllable) => [syllable, inKatakana(syllable)].map((form) => [form, value] as const))));
const unitOfSyllable = new Map<string, number>(
  [tens, hundreds, thousands].flatMap((said, power) => said.flatMap((syllable) => [syllable, inKatakana(syllable)].map((form) => [form, 10 ** (power + 1)] as const))),
);
valueOfSyllable.set('ぜろ', 0);

const syllables = [...valueOfSyllable.keys(), ...unitOfSyllable.keys()].sort((a, b) => b.length - a.length).join('|');
const fillerWords = [...fillers].sort((a, b) => b.length - a.length).join('|');
const anySyllable = new RegExp(`${syllables}|[年月日]|\\d(?:${fillerWords})|[、 ](?:${fillerWords})`, 'u');
const gap = String.raw`[ 、，,・.\-ー]{0,2}`;
/** Syllables in a row; it begins and ends with one. Each part of it takes a syllable, so that it ends soon, whatever the text. */
const rows = new RegExp(`(?:${syllables})(?:${gap}(?:(?:${fillerWords})${gap})?(?:${syllables})){2,}`, 'gu');
const piece = new RegExp(`${syllables}|${fillerWords}|.`, 'gu');
const fillerBetweenDigits = new RegExp(`(?<=\\d)[ 、,]{0,2}(${fillerWords})[ 、,]{0,2}(?=\\d)`, 'gu');

/** "昭和六十年の四月十二日". */
const ofDates = /[一二三四五六七八九十〇]{1,4}(?=[年月日歳桁])/gu;

/** "…ろくになります": the last "に" is no two. */
function withoutParticle(row: string, after: string): string {
  return /[にし]$/u.test(row) && /^[ぁ-ん]/u.test(after) ? row.slice(0, -1) : row;
}

interface Part extends Edit {
  readonly kind: 'number' | 'filler';
}

/** What is said in a row, number by number: a digit with "ten" behind it and a digit behind that are one. */
function partsOf(row: string, offset: number): readonly Part[] {
  const parts: Part[] = [];
  let open: Open = null;
  for (const { 0: said, index } of row.matchAll(piece)) {
    const start = offset + index;
    const end = start + said.length;
    const digit = valueOfSyllable.get(said);
    const unit = unitOfSyllable.get(said);
    const next: Open = unit !== undefined ? withUnit(open, unit, { start, end }) : digit !== undefined ? withDigit(open, digit, { start, end }) : null;
    if (open !== null && (next === null || next.start !== open.start)) parts.push(partOf(open));
    if (fillers.includes(said)) parts.push({ kind: 'filler', start, end, text: signFor(said) });
    open = next;
  }
  if (open !== null) parts.push(partOf(open));
  return parts;
}

/** A number that may go on: its tens and more, and a digit that isn't yet part of them. */
type Open = { readonly value: number; readonly digit: number | null; readonly start: number; readonly end: number } | null;

/** A digit after a whole number of tens belongs to it, once. */
function withDigit(open: Open, digit: number, place: { readonly start: number; readonly end: number }): NonNullable<Open> {
  return open?.digit === null ? { ...open, digit, end: place.end } : { value: 0, digit, ...place };
}

function withUnit(open: Open, unit: number, place: { readonly start: number; readonly end: number }): NonNullable<Open> {
  const goesOn = open !== null && (open.digit !== null || open.value % (unit * 10) === 0);
  return { value: (goesOn ? open.value : 0) + (goesOn ? (open.digit ?? 1) : 1) * unit, digit: null, start: goesOn ? open.start : place.start, end: place.end };
}

function partOf({ value, digit, start, end }: NonNullable<Open>): Part {
  return { kind: 'number', start, end, text: String(value + (digit ?? 0)) };
}

function signFor(filler: string): string {
  return /^(?:の|のー|ハイフン|はいふん|ダッシュ|マイナス|杠|横杠|다시|에)$/u.test(filler) ? '-' : ' ';
}

function inKatakana(hiragana: string): string {
  return hiragana.replace(/[ぁ-ん]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0x60));
}
