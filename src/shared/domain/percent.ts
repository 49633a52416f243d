/** A share from 0 to 1 in whole percent, rounded down. */
export function wholePercent(share: number): number {
  // 0.29 * 100 is 28.999…; the small addition undoes that without lifting a real 28.99.
  return Math.floor(share * 100 + 1e-9);
}
