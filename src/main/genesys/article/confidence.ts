/**
 * How sure an answer is of a result, 0–1: from a number, a number as text, or a share in percent. What is a little outside
 * 0–1 is clamped, since sums of rounded numbers are; what is over 2 can only be percent. null where it says nothing: no
 * number, or one on no scale that could be known.
 */
export function confidenceOf(value: unknown): number | null {
  if (typeof value === 'number') return onScale(value);
  if (typeof value !== 'string') return null;
  const [, digits, percent] = /^\s*([+-]?(?:\d{1,20}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:e[+-]?\d{1,3})?)\s*(%|％)?\s*$/iu.exec(value) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits.replace(',', '.'));
  return percent === undefined || number > mostPercent ? onScale(number) : clamped(number / 100);
}

/** From here on a number isn't one that should be at most 1. */
const percentFrom = 2;
/** The most that rounding adds to 100. */
const mostPercent = 101;

function onScale(number: number): number | null {
  if (!Number.isFinite(number) || number > mostPercent) return null;
  return clamped(number < percentFrom ? number : number / 100);
}

function clamped(share: number): number {
  // Adding 0 makes -0 one number with 0.
  return Math.min(1, Math.max(0, share)) + 0;
}
