import type { Find, Reading } from '../finds';
import { placesOf, shapeOf, times } from './shapes';

/**
 * United States: Social Security and individual taxpayer numbers, as 123-45-6789, or called one however they are written;
 * also the last four digits of one.
 */
export function findUsIds(reading: Reading): readonly Find[] {
  const { naming } = reading;
  const whole = placesOf(reading, nine).filter(({ start, end, compact, written }) => {
    const called = naming.before(start) ?? naming.after(end);
    if (called === 'ssn' || naming.isNamed('ssn', start, end)) return true;
    return called === null && /^\d{3}-\d{2}-\d{4}$/u.test(written) && (isSocialSecurity(compact) || isIndividualTaxpayer(compact));
  });
  const last = (naming.has('ssn') ? placesOf(reading, four) : []).filter(({ start, end }) => naming.isNamed('ssn', start, end) || (naming.isNear('ssn', start, 2) && lastOnes.test(reading.text)));
  return [...whole, ...last].map(({ start, end }): Find => ({ kind: 'ssn', start, end })).sort((a, b) => a.start - b.start);
}

const nine = shapeOf(times(9));
const lastOnes = /(?<!\p{L})(?:last|final|ending|ends|last4)(?!\p{L})/iu;
const four = shapeOf(times(4));

/** By the Social Security Administration's rules for numbers (POMS RM 10201): no part is all zeros, no area 666 or 9xx. */
function isSocialSecurity(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/u.test(digits);
}

/** By the Internal Revenue Service's ranges: 9xx, and 50–65, 70–88, 90–92 or 94–99 in the middle. */
function isIndividualTaxpayer(digits: string): boolean {
  return /^9\d{2}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/u.test(digits);
}
