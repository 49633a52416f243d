import type { PhoneNumber } from 'libphonenumber-js/max';
import { digitRuns, type DigitGroup, type DigitRun } from './digit-groups';
import type { Find } from './finds';
import { whatItIsCalled } from './phone-context';
import type { NumberingRules as Rules } from './numbering-rules';

/**
 * Telephone numbers that exist by their country's numbering plan, with a country code or as the region writes them: `rules`.
 * A number that is called something else is none, and neither is one that a date, an amount or a code looks like.
 */
export function findPhones(text: string, rules: Rules): readonly Find[] {
  const without = text.replace(date, (shape) => '\u0000'.repeat(shape.length));
  return digitRuns(without, /^[ .\-/()~]+$/u).flatMap((run) => phonesIn(text, run, rules));
}

/** Day, month and year in either order, nothing of the kind beside them. */
const date = /(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?!\d|[./-]\d)/gu;

const fewestDigits = 7;
/** 15 by the ITU, and an access code such as 00 or 011 before them. */
const mostDigits = 18;

function phonesIn(text: string, run: DigitRun, rules: Rules): readonly Find[] {
  const finds: Find[] = [];
  for (let from = 0; from < run.length; from += 1) {
    const to = endOfPhone(text, run, from, rules);
    const first = run[from];
    const last = to === null ? undefined : run[to - 1];
    if (to === null || first === undefined || last === undefined) continue;
    finds.push({ kind: 'phone', start: openingOf(text, first.start), end: withExtension(text, last.end) });
    // An extension may have been the next group.
    const { end } = finds.at(-1) ?? last;
    from = to - 1;
    while ((run[from + 1]?.start ?? end) < end) from += 1;
  }
  return finds;
}

/** After which group the longest number ends that begins with group `from`; null where none does. */
function endOfPhone(text: string, run: DigitRun, from: number, rules: Rules): number | null {
  const first = run[from];
  if (first === undefined) return null;
  const start = openingOf(text, first.start);
  const form = formOf(text, first, start);
  let digits = '';
  let singles = 0;
  let end: number | null = null;
  for (let to = from + 1; to <= run.length; to += 1) {
    const last = run[to - 1];
    if (last === undefined) break;
    digits += last.digits;
    singles += last.digits.length === 1 ? 1 : 0;
    if (digits.length > mostDigits) break;
    // Digits one by one may be a list; they are a number only where there is nothing else beside them.
    if (digits.length < fewestDigits || (singles > mostSingles && !(from === 0 && to === run.length))) continue;
    const candidate = { text, groups: run.slice(from, to), digits, start, end: last.end };
    if ((form !== 'national' && isInternational(candidate, form, rules)) || (form !== 'plus' && isNational(candidate, rules))) end = to;
  }
  return end;
}

const mostSingles = 2;

interface Candidate {
  readonly text: string;
  readonly groups: readonly DigitGroup[];
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** What most of the world dials before a country code, and North America. */
const accessCode = /^(?:00|011)/u;

type Form = 'plus' | 'access-code' | 'national';

function formOf(text: string, { digits, start }: DigitGroup, opening: number): Form {
  if (text.slice(opening, start).includes('+')) return 'plus';
  return accessCode.test(digits) ? 'access-code' : 'national';
}

function isInternational({ text, groups, digits, start, end }: Candidate, form: 'plus' | 'access-code', rules: Rules): boolean {
  // "+44 (0)20": the zero is for those who dial at home.
  const homeZero = groups.findIndex((group) => group.digits === '0' && text.charAt(group.start - 1) === '(');
  const dialled = homeZero === -1 ? digits : groups.map((group, index) => (index === homeZero ? '' : group.digits)).join('');
  const number = rules.parse(form === 'plus' ? `+${dialled}` : dialled.replace(accessCode, '+'));
  return number?.isValid() === true && (form === 'plus' || whatItIsCalled(text, start, end) !== 'something-else');
}

function isNational({ text, groups, digits, start, end }: Candidate, rules: Rules): boolean {
  if (!rules.mayHave(digits.length)) return false;
  const number = rules.parse(digits);
  if (number === undefined) return false;
  const unmistakable = layout.test(text.slice(start, end));
  const called = whatItIsCalled(text, start, withExtension(text, end));
  if (called === 'something-else') return false;
  // What is called a telephone number, or can be nothing else by its looks, need not be one that was given out.
  if (unmistakable || called === 'phone') return number.isPossible();
  if (!number.isValid()) return false;
  if (called === 'perhaps-phone') return true;
  return isWrittenAsAtHome(number, digits) && (!inPairs(groups) || homeGroups(number).includes(2));
}

/** An area code in brackets, or 415-555-2671. */
const layout = /^\(\d{1,5}\)[ ./-]{0,2}\d|^\d{3}-\d{3}-\d{4}$/u;

/** With the 0 that the country dials first, where it does: else any number of the right length would be a telephone. */
function isWrittenAsAtHome(number: PhoneNumber, digits: string): boolean {
  return digits.endsWith(number.formatNational().replace(/\D/gu, ''));
}

/** "38 39 40 41 42" are sizes, unless the country writes its numbers like that. */
function inPairs(groups: readonly DigitGroup[]): boolean {
  return groups.length >= 4 && groups.every((group) => group.digits.length === 2);
}

function homeGroups(number: PhoneNumber): readonly number[] {
  return (number.formatNational().match(/\d+/gu) ?? []).map((group) => group.length);
}

/** What belongs to the number before its first digit: a plus, a bracket. */
function openingOf(text: string, start: number): number {
  const opening = /\+?[ ]?\(?$|\+ ?$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  return start - opening.trimStart().length;
}

const extension = /[ ,;]{0,2}(?:extension|ext\.?|extn\.?|x|#)[ .:]{0,2}\d{1,6}(?!\d)/iuy;

function withExtension(text: string, end: number): number {
  extension.lastIndex = end;
  return extension.test(text) ? extension.lastIndex : end;
}
