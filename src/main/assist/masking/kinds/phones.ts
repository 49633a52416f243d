import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import type { Find, Reading } from '../finds';
import { areCounted, digitRuns, restOf, standApart, type DigitGroup, type DigitRun } from '../reading/digit-groups';
import { isGlue } from '../reading/scripts';
import { withoutLookAlikes } from './look-alikes';

/**
 * Telephone numbers that exist by their country's numbering plan, with a country code or as people at home write them, or
 * that are called a telephone number. One that is called something else is none, and neither is one that a date, an amount,
 * a network address or a code looks like.
 */
export function findPhones(reading: Reading): readonly Find[] {
  const text = withoutLookAlikes(reading);
  return digitRuns(text, between).flatMap((run) => phonesIn({ ...reading, text }, run));
}

/** A comma is heard as a pause; who writes one means two numbers, unless it is called one. */
const between = /^[ .,\-/()~:_|]+$/u;

const fewestDigits = 7;
/** 15 by the ITU, and an access code such as 00 or 011 before them. */
const mostDigits = 18;

function phonesIn(reading: Reading, run: DigitRun): readonly Find[] {
  const { text } = reading;
  const finds: Find[] = [];
  let rest = run;
  for (let from = 0; from < rest.length; from += 1) {
    const to = endOfPhone(reading, rest, from);
    const first = rest[from];
    const last = to === null ? undefined : rest[to - 1];
    if (to === null || first === undefined || last === undefined) continue;
    const end = withExtension(text, last.end);
    finds.push({ kind: 'phone', start: openingOf(text, first.start), end });
    // An extension may have been the next group.
    const next = rest.findIndex(({ start }) => start >= end);
    rest = next === -1 ? [] : restOf(rest, next);
    from = -1;
  }
  return finds;
}

/** After which group the longest number ends that begins with group `from`; null where none does. */
function endOfPhone(reading: Reading, run: DigitRun, from: number): number | null {
  const first = run[from];
  if (first === undefined) return null;
  const start = openingOf(reading.text, first.start);
  const form = formOf(reading.text, first, start);
  let digits = '';
  let singles = 0;
  let end: number | null = null;
  let named: number | null = null;
  for (let to = from + 1; to <= run.length; to += 1) {
    const last = run[to - 1];
    if (last === undefined) break;
    digits += last.digits;
    singles += last.digits.length === 1 ? 1 : 0;
    if (digits.length > mostDigits) break;
    if (digits.length < fewestDigits) continue;
    const groups = run.slice(from, to);
    // Digits one by one may be a list; they are a number only where nothing else of the kind is beside them.
    if (singles > mostSingles && (areCounted(groups) || !(standApart(run, from, to) || (from === 0 && to === run.length)))) continue;
    const candidate = { groups, digits, start, end: last.end, chain: chainOf(run, from, to) };
    if ((form !== 'national' && isInternational(reading, candidate, form)) || (form !== 'plus' && isNational(reading, candidate))) end = to;
    else if (isOnlyNamed(reading, candidate)) named = to;
  }
  return end ?? named;
}

const mostSingles = 2;

interface Candidate {
  readonly groups: readonly DigitGroup[];
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Whether more digits stick to it by a hyphen or the like: "112-3456789-1234567". */
  readonly chain: 'whole' | 'part';
}

function chainOf(run: DigitRun, from: number, to: number): Candidate['chain'] {
  const isTight = (gap: string | undefined): boolean => gap !== undefined && /^[-_./:|,]$/u.test(gap);
  return isTight(run[from]?.gap) || isTight(run[to]?.gap) ? 'part' : 'whole';
}

/** What most of the world dials before a country code, and North America. */
const accessCode = /^(?:00|011)/u;

type Form = 'plus' | 'access-code' | 'national';

function formOf(text: string, { digits, start }: DigitGroup, opening: number): Form {
  if (text.slice(opening, start).includes('+')) return 'plus';
  return accessCode.test(digits) ? 'access-code' : 'national';
}

function isInternational({ naming, rules }: Reading, { groups, digits, start, end, chain }: Candidate, form: 'plus' | 'access-code'): boolean {
  // "+44 (0)20": the zero is for those who dial at home.
  const homeZero = groups.findIndex((group) => group.digits === '0' && group.gap.includes('('));
  const dialled = homeZero === -1 ? digits : groups.map((group, index) => (index === homeZero ? '' : group.digits)).join('');
  const number = rules.parse(form === 'plus' ? `+${dialled}` : dialled.replace(accessCode, '+'));
  if (number?.isValid() !== true) return form === 'plus' && number?.isPossible() === true && naming.before(start) === 'phone';
  return form === 'plus' || (chain === 'whole' && naming.before(start) !== 'reference' && naming.after(end) !== 'reference');
}

function isNational(reading: Reading, candidate: Candidate): boolean {
  const { text, naming, rules } = reading;
  const { groups, digits, start, end, chain } = candidate;
  const called = whatItIsCalled(reading, start, withExtension(text, end));
  if (called === 'something-else' || (chain === 'part' && called !== 'phone')) return false;
  if (called === null && groups.slice(1).some(({ gap }) => /^ ?, ?$/u.test(gap)) && groups.some((group) => group.digits.length > 2)) return false;
  const homes = digits.startsWith('0') ? [...rules.homes, ...rules.neighbours] : rules.homes;
  const isAtHome = (home: CountryCode, number: PhoneNumber): boolean => rules.homes.includes(home) || isGroupedAs(number, groups);
  return homes.some((home) => {
    if (!rules.mayHave(home, digits.length)) return false;
    const number = rules.parse(digits, home);
    if (number === undefined || !isAtHome(home, number)) return false;
    // What is called a telephone number, or can be nothing else by its looks, need not be one that was given out.
    if (layout.test(text.slice(start, end)) || called === 'phone') return number.isPossible();
    // Of a number kept for fiction, or not given out yet, "my number is" says as much.
    if (digits.startsWith('0') && number.isPossible() && naming.isSomebodysNumber(start)) return true;
    if (!number.isValid()) return false;
    if (called === 'perhaps-phone') return true;
    return isWrittenAsAtHome(number, digits) && !isDecimal(groups) && !areCounted(groups) && (!inPairs(groups) || homeGroups(number).includes(2));
  });
}

/** Called a telephone number by its noun: then it is one, of whatever country. */
function isOnlyNamed({ text, naming }: Reading, { digits, start, end, chain }: Candidate): boolean {
  return digits.length <= mostAbroad && chain === 'whole' && naming.before(start) === 'phone' && !isGluedAfter(text, end) && !amountAfter.test(text.slice(end, end + 12));
}

/** Digits of a number with its country code, by the ITU. */
const mostAbroad = 15;

type Called = 'phone' | 'perhaps-phone' | 'something-else' | null;

/** What a number is by what stands beside it. */
function whatItIsCalled({ text, naming }: Reading, start: number, end: number): Called {
  const name = naming.before(start);
  if (name === 'phone' || name === 'call') return 'phone';
  if (name !== null) return 'something-else';
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 12);
  if (isGluedBefore(text, start) || isGluedAfter(text, end)) return 'something-else';
  if (amountBefore.test(before) || amountAfter.test(after)) return 'something-else';
  const later = naming.after(end);
  if (later === 'phone') return 'phone';
  if (later !== null && later !== 'person' && later !== 'call') return 'something-else';
  return naming.callsWithin(start) ? 'perhaps-phone' : null;
}

/** A letter or digit at its side, or a code's hyphen between. */
function isGluedBefore(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return isGlue(before) || before === '=' || (/[-./]/u.test(before) && isGlue(text.charAt(start - 2)));
}

function isGluedAfter(text: string, end: number): boolean {
  const after = text.charAt(end);
  return isGlue(after) || (/[-/]/u.test(after) && isGlue(text.charAt(end + 1))) || /^[,:.]\d/u.test(text.slice(end, end + 2));
}

const amountBefore = /(?:\p{Sc}|\b(?:EUR|USD|GBP|CHF|JPY|BRL|CNY|KRW|INR|MXN|CAD|AUD|R\$)) ?$/iu;
const amountAfter = /^ ?(?:\p{Sc}|%|(?:EUR|USD|GBP|CHF|JPY|BRL|CNY|euros?|dollars?|pounds?|reais|pesos|yen|dólares|円|元|원|บาท|km|kg|kWh|m²|Stück|units?|views?|bytes?|MB|GB|ms)(?![\p{Script=Latin}]))/iu;

/** An area code in brackets, or 415-555-2671. */
const layout = /^\(\d{1,5}\)[ ./-]{0,2}\d|^\d{3}-\d{3}-\d{4}$/u;

/** With the 0 that the country dials first, where it does: else any number of the right length would be a telephone. */
function isWrittenAsAtHome(number: PhoneNumber, digits: string): boolean {
  return digits.endsWith(number.formatNational().replace(/\D/gu, ''));
}

/** "52.520008" is a measure. */
function isDecimal(groups: readonly DigitGroup[]): boolean {
  const [whole, fraction] = groups;
  return groups.length === 2 && fraction?.gap === '.' && whole !== undefined && !/^0\d{2}/u.test(whole.digits);
}

/** "38 39 40 41 42" are sizes, unless the country writes its numbers like that. */
function inPairs(groups: readonly DigitGroup[]): boolean {
  return groups.length >= 4 && groups.every((group) => group.digits.length === 2);
}

/** As its country groups it, or not at all, or digit by digit and in pairs, as it is said. */
function isGroupedAs(number: PhoneNumber, groups: readonly DigitGroup[]): boolean {
  const lengths = groups.map(({ digits }) => digits.length);
  return lengths.length === 1 || lengths.every((length) => length <= 2) || lengths.join() === homeGroups(number).join();
}

function homeGroups(number: PhoneNumber): readonly number[] {
  return (number.formatNational().match(/\d+/gu) ?? []).map((group) => group.length);
}

/** What belongs to the number before its first digit: a plus, a bracket. */
function openingOf(text: string, start: number): number {
  const opening = /\+?[ ]?\(?$|\+ ?$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  return start - opening.trimStart().length;
}

const extension = /[ ,;]{0,2}(?:extension|ext\.?|extn\.?|durchwahl|dw|poste|ramal|anexo|interno|内線|x|#)[ .:]{0,2}\d{1,6}(?!\d)/iuy;

function withExtension(text: string, end: number): number {
  extension.lastIndex = end;
  return extension.test(text) ? extension.lastIndex : end;
}
