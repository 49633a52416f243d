import { isStopWord } from '../../../../shared/domain/stop-words';
import type { Find, Reading } from '../finds';
import { isUnspaced, scripts } from '../reading/scripts';
import { fold, type SignName } from '../words/language-words';
import { signWords } from '../words/lexicon';
import { isMailProvider, isTopLevel } from './domains';

/** E-mail addresses said or spelled in words: "john dot smith at example dot com", "anna (at) example.com", "ana arroba correo punto es". */
export function findSpokenEmails(reading: Reading): readonly Find[] {
  const { text } = reading;
  const finds: Find[] = [];
  for (const { 0: said, index } of text.matchAll(anyAt)) {
    // "at" and "chez" are words of ordinary sentences; "(at)", "arroba" and "アットマーク" aren't.
    const how = /^(?:at|chez)$/iu.test(said.trim()) ? 'word' : 'sign';
    const name = nameBefore(text, index);
    const domain = name === null ? null : domainFrom(text, index + said.length, how === 'word' && name.form === 'plain' ? 'word' : 'sign');
    if (domain === null || name === null || name.start < (finds.at(-1)?.end ?? 0)) continue;
    if (how === 'word' && !isMeant(reading, { name, at: index, domain })) continue;
    finds.push({ kind: 'email', start: name.start, end: domain.end });
  }
  return finds;
}

/** Letters as they may have been typed, since folding the text would move its offsets. */
const accents: Readonly<Record<string, string>> = { a: '[aáàâãä]', e: '[eéèê]', i: '[ií]', o: '[oóôõö]', u: '[uúü]', c: '[cç]', ' ': '[ -]' };

const letter = `${scripts.latin}0-9`;

/** Any of a sign's words, the longest first: "at sign" before "at". */
function wordFor(sign: SignName): string {
  const words = [...signWords(sign)].sort((a, b) => b.length - a.length);
  const isLatin = (word: string): boolean => !Array.from(word).some(isUnspaced);
  const spaced = words.filter(isLatin).map((word) => Array.from(word, (character) => accents[character] ?? character).join(''));
  return `(?:(?<![${letter}])(?:${spaced.join('|')})(?![${letter}])|${words.filter((word) => !isLatin(word)).join('|')})`;
}

const bracketed = (inner: string): string => String.raw`[([{<]{1,2} ?(?:${inner}) ?[)\]}>]{1,2}`;
const atWord = wordFor('at');
const dotWord = wordFor('dot');
const dashWord = wordFor('hyphen');
const lineWord = wordFor('underscore');
const plusWord = wordFor('plus');

const anyAt = new RegExp(`${bracketed(`${atWord}|@|a`)}|[_*-]{1,3}at[_*-]{1,3}|${atWord}`, 'gi');
const dotSaid = new RegExp(dotWord, 'i');
const dotOnly = new RegExp(`^${dotWord}$`, 'i');

interface Domain {
  readonly end: number;
  /** All before the first dot. */
  readonly host: string;
  /** Whether a dot was said rather than written. */
  readonly dots: 'said' | 'written';
  /** "£3.50 at once. It…": the first dot may end a sentence. */
  readonly ends: 'a-domain' | 'a-sentence';
}

const dot = String.raw`(?:[ ,]{0,2}(?:${bracketed(`${dotWord}|\\.`)}|${dotWord}|\.) {0,2}|,(?=[a-z]))`;
/** "gmail.com" as it is said in Japan. */
const kanaEnding = 'コム|ネット|ジェーピー|ジェイピー|シーオー|オルグ';
const part = `(?:[${letter}](?:[${letter}]|-(?=[${letter}])){0,40}|[\u30a1-\u30fa\u30fc]{2,12}?)`;
const spelled = `(?<=(?<![${letter}])[${letter}]) (?=[${letter}](?![${letter}]))`;
const host = `${part}(?:(?: ?- ?| {0,2}${dashWord} {0,2}|${spelled})${part}){0,12}`;
const labels = new RegExp(` {0,2}(${host}(?: ${part}){0,2}?)((?:${dot}(?:[a-z]{2,20}(?![a-z])|${kanaEnding})){1,5})`, 'iy');
const ending = new RegExp(`[a-z]{2,20}(?![a-z])|${kanaEnding}`, 'gi');
const oneWord = new RegExp(`^${host}$`, 'i');
const provider = / {0,2}([a-z0-9-]{2,20})(?![a-z0-9-])/iy;

function domainFrom(text: string, from: number, how: 'sign' | 'word'): Domain | null {
  labels.lastIndex = from;
  const match = labels.exec(text);
  if (match === null) return how === 'sign' ? bareProvider(text, from) : null;
  const [, said = '', endings = ''] = match;
  if (how === 'word' && !oneWord.test(said)) return null;
  // "…dot com. Dot…" goes on only as far as labels end domains.
  const known = [...endings.matchAll(ending)].filter(({ 0: label }) => !dotOnly.test(label) && (isTopLevel(label) || label > '\u3000')).at(-1);
  if (known === undefined) return null;
  const end = labels.lastIndex - endings.length + known.index + known[0].length;
  return { end, host: fold(said), dots: dotSaid.test(endings) ? 'said' : 'written', ends: /^ ?\. /u.test(endings) ? 'a-sentence' : 'a-domain' };
}

/** "juan arroba gmail": the rest goes without saying. */
function bareProvider(text: string, from: number): Domain | null {
  provider.lastIndex = from;
  const said = provider.exec(text)?.[1];
  return said !== undefined && isMailProvider(said) ? { end: provider.lastIndex, host: fold(said), dots: 'written', ends: 'a-domain' } : null;
}

interface Name {
  readonly start: number;
  readonly text: string;
  /** Whether it is spelled, or has a sign or a digit in it. */
  readonly form: 'plain' | 'telling';
}

const atom = String.raw`(?:[${letter}_.+\-]{1,40}|[^\u0000-\u036f\s]{1,20})`;
const sign = ` {0,2}(?:${bracketed(`${dotWord}|${dashWord}|${lineWord}|${plusWord}`)}|${dotWord}|${lineWord}|${dashWord}|${plusWord}) {0,2}`;
const atomBefore = new RegExp(`${atom}$`, 'i');
const signBefore = new RegExp(`${sign}$`, 'i');
/** Letters that are words by themselves are no part of a name, unless more are spelled. */
const letterBefore = new RegExp(`(?<![${letter}])[${letter}][ ,-]{1,2}$`, 'i');
const vowelBefore = /[aeioyéàè][ ,-]{1,2}$/iu;
const digitsBefore = / \d{1,6}$/u;

/** One word, words with a sign said between them, or letters and digits said one by one; read from its end. */
function nameBefore(text: string, at: number): Name | null {
  const from = Math.max(0, at - longestSaid);
  const before = text.slice(from, at).replace(/[ ,]+$/u, '');
  let left = before.replace(digitsBefore, '');
  let form: Name['form'] = left.length < before.length ? 'telling' : 'plain';
  let last = atomBefore.exec(left)?.[0] ?? null;
  if (last === null) return null;
  left = left.slice(0, left.length - last.length);
  for (let count = 0; count < mostAtoms && last !== null; count += 1) {
    const joint = signBefore.exec(left)?.[0] ?? null;
    const single: string | null = joint === null && (last.length === 1 || !vowelBefore.test(left)) ? (letterBefore.exec(left)?.[0] ?? null) : null;
    const next: string | null = joint === null ? single : (atomBefore.exec(left.slice(0, left.length - joint.length))?.[0] ?? null);
    if (next !== null) {
      left = left.slice(0, left.length - (joint?.length ?? 0) - next.length);
      if (joint !== null || last.length === 1) form = 'telling';
    }
    last = next?.trim() ?? null;
  }
  const name = before.slice(left.length).replace(/^[.\-+ ,]+/u, '');
  if (name === '') return null;
  if (/[._+\d]/u.test(name)) form = 'telling';
  return { start: from + before.length - name.length, text: fold(name), form };
}

const longestSaid = 120;
const mostAtoms = 30;

/** After these "at" is where something is or was: "look at", "shop at". */
const placed = new Set(
  `look looking looked shop shopping shopped order ordered buy bought found find available arrive arrived meet is are was were be been being me us you him her it them that this here there us website site store page online live stay
   sign signed log logged register registered account info information visit visited go went see saw work works working worked read stop stopped start started hosted located based download downloaded purchase purchased
   sale sold item items price listed advertised call try order subscribe subscribed apply applied check checked starting point pointed aimed good bad down up out off over back not and or just only also still again now portal webshop domain url link server host`.split(/\s+/u),
);
const site = /(?<![a-z])(?:web ?sites?|sites?|pages?|portal|shop|online|urls?|links?|domain|visit|browse|log ?in|sign ?in)(?![a-z])/iu;

function isMeant({ text, naming }: Reading, { name, at, domain }: { readonly name: Name; readonly at: number; readonly domain: Domain }): boolean {
  if (placed.has(name.text) || isStopWord(name.text) || !/\p{L}/u.test(name.text) || domain.ends === 'a-sentence') return false;
  if (name.form === 'telling' || isMailProvider(domain.host)) return true;
  if (site.test(text.slice(Math.max(0, name.start - 40), name.start)) && !naming.has('email')) return false;
  return domain.dots === 'said' || naming.isNear('email', name.start, 6) || naming.isNear('email', at, 6);
}
