import { digitRuns, type DigitGroup, type DigitRun } from './digit-groups';
import type { Find } from './finds';
import type { NumberingRules as Rules } from './numbering-rules';

/**
 * Payment cards: 13 to 19 digits that an issuer could have given out, with a right check digit. What has a plus before
 * it and is a telephone number by `rules` is none, though one in ten of those has such a check digit too.
 */
export function findCards(text: string, rules: Rules): readonly Find[] {
  return digitRuns(text, /^[ .,\-_/]+$/u)
    .flatMap(cardsIn)
    .filter(({ start, end }) => !(plusBefore.test(text.slice(Math.max(0, start - 3), start)) && rules.parse(`+${text.slice(start, end)}`)?.isValid() === true));
}

const plusBefore = /\+ ?\(?$/u;

const fewest = 13;
const most = 19;

function cardsIn(run: DigitRun): readonly Find[] {
  const finds: Find[] = [];
  for (let from = 0; from < run.length; from += 1) {
    const to = endOfCard(run, from);
    const first = run[from];
    const last = to === null ? undefined : run[to - 1];
    if (to === null || first === undefined || last === undefined) continue;
    finds.push({ kind: 'card', start: first.start, end: last.end });
    from = to - 1;
  }
  return finds;
}

/** After which group the longest card ends that begins with group `from`; null where none does. */
function endOfCard(run: DigitRun, from: number): number | null {
  let digits = '';
  let end: number | null = null;
  for (let to = from + 1; to <= run.length; to += 1) {
    digits += run[to - 1]?.digits ?? '';
    if (digits.length > most) break;
    if (digits.length < fewest || !isCard(digits)) continue;
    const whole = from === 0 && to === run.length;
    if (whole || isGroupedAsOnCards(run.slice(from, to))) end = to;
  }
  return end;
}

function isCard(digits: string): boolean {
  return issuers[digits.length]?.test(digits) === true && hasCheckDigit(digits);
}

/** By ISO/IEC 7812 (Luhn): every second digit from the right counts twice, by its digits. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index)) * (index % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
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

/**
 * In threes or more, but for the last group. Numbers in ones and twos may be a list of sizes: those are a card only
 * where there is nothing else beside them.
 */
function isGroupedAsOnCards(groups: readonly DigitGroup[]): boolean {
  return groups.slice(0, -1).every(({ digits }) => digits.length >= 3);
}
