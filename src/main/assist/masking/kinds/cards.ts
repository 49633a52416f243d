import type { Find, Reading } from '../finds';
import { areCounted, digitRuns, restOf, standApart, type DigitGroup, type DigitRun } from '../reading/digit-groups';
import { luhn } from './check-digits';

/**
 * Payment cards: 13 to 19 digits that an issuer could have given out, with a right check digit, or that are called a card's
 * number. What has a plus before it and is a telephone number is none, though one in ten of those has such a check digit
 * too; nor is what is called an order, a barcode or the like and not grouped as on cards.
 */
export function findCards(reading: Reading): readonly Find[] {
  const { text, rules } = reading;
  return digitRuns(text, between)
    .flatMap((run) => cardsIn(run, reading))
    .filter(({ start, end }) => !(plusBefore.test(text.slice(Math.max(0, start - 3), start)) && rules.parse(`+${text.slice(start, end)}`)?.isValid() === true));
}

/** Whatever is no letter: cards are read aloud, broken over lines and typed by people in a hurry. */
const between = /^[ .,:;\-_/|*~+&=()[\]'"]+$/u;
const plusBefore = /\+ ?\(?$/u;

const fewest = 13;
const most = 19;

function cardsIn(run: DigitRun, reading: Reading): readonly Find[] {
  const finds: Find[] = [];
  let rest = run;
  for (let from = 0; from < rest.length; from += 1) {
    const to = endOfCard(rest, from, reading);
    const first = rest[from];
    const last = to === null ? undefined : rest[to - 1];
    if (to === null || first === undefined || last === undefined) continue;
    finds.push({ kind: 'card', start: first.start, end: last.end });
    rest = restOf(rest, to);
    from = -1;
  }
  return finds;
}

/** After which group the longest card ends that begins with group `from`; null where none does. */
function endOfCard(run: DigitRun, from: number, reading: Reading): number | null {
  let digits = '';
  let end: number | null = null;
  for (let to = from + 1; to <= run.length; to += 1) {
    digits += run[to - 1]?.digits ?? '';
    if (digits.length > most) break;
    if (digits.length >= fewest && isCard({ run, from, to, digits }, reading)) end = to;
  }
  return end;
}

interface Candidate {
  readonly run: DigitRun;
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

function isCard({ run, from, to, digits }: Candidate, { naming }: Reading): boolean {
  if (issuers[digits.length]?.test(digits) !== true) return false;
  const isRight = luhn(digits);
  if (!isRight && !(naming.has('card') && usualLength.test(digits))) return false;
  const groups = run.slice(from, to);
  const start = groups[0]?.start ?? 0;
  const end = groups.at(-1)?.end ?? 0;
  const called = naming.before(start) ?? naming.after(end);
  // A slip in a card's number leaves one that people would still recognise.
  if (!isRight) return called === 'card' && standApart(run, from, to);
  if (called === 'card') return true;
  if (isPartOfCode(run, from, to) && !isLaidOutAsCard(groups)) return false;
  const whole = from === 0 && to === run.length;
  if (called === 'reference') return isLaidOutAsCard(groups) && whole;
  if (isGroupedAsOnCards(groups)) return true;
  // Ones and twos may be a list of sizes, unless there is nothing else beside them, or they have a card's usual length.
  return !areCounted(groups) && (whole || standApart(run, from, to) || (usualLength.test(digits) && isFirstOfItsKind(run, from)));
}

/** "112-3456789-1234567": a part of a number that goes on without a blank. */
function isPartOfCode(run: DigitRun, from: number, to: number): boolean {
  return isTight(run[from]?.gap) || isTight(run[to]?.gap);
}

function isTight(gap: string | undefined): boolean {
  return gap !== undefined && /^[-_./]$/u.test(gap);
}

/** The groups before are of another size: the number begins here. */
function isFirstOfItsKind(run: DigitRun, from: number): boolean {
  return from === 0 || (run[from - 1]?.digits.length ?? 0) > 2;
}

const anyIssuer = /^(?:2[2-7]|[3-6]|81|9792)/u;
/**
 * What cards of each length begin with. Not 20, so that years aren't cards; not 1, so that times in milliseconds
 * aren't; and 15 digits not as a telephone's IMEI does, which has the same check digit.
 */
const issuers: Readonly<Record<number, RegExp>> = {
  13: /^[4-6]/u,
  14: /^[356]/u,
  15: /^(?:3[47]|[56]|1800|2131)/u,
  16: anyIssuer,
  17: anyIssuer,
  18: anyIssuer,
  19: anyIssuer,
};

/** The lengths that the large issuers use for their beginnings. */
const usualLength = /^(?:(?:4|5[1-5]|2[2-7]|35|6[0245])\d+|(?:3[47])\d{13}|3[0689]\d{12})$/u;

/** In threes or more, but for the last group. */
function isGroupedAsOnCards(groups: readonly DigitGroup[]): boolean {
  return groups.slice(0, -1).every(({ digits }) => digits.length >= 3) && !(groups.length > 4 && areCounted(groups));
}

/** 4-4-4-4 or 4-6-5, with the same between all of them. */
function isLaidOutAsCard(groups: readonly DigitGroup[]): boolean {
  const lengths = groups.map(({ digits }) => digits.length).join('-');
  return /^(?:4-4-4-4|4-6-[45]|4-4-4-4-3)$/u.test(lengths) && new Set(groups.slice(1).map(({ gap }) => gap)).size === 1;
}
