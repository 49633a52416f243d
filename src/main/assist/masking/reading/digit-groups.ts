/** Digits that stand together, by their offsets. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands between it and the group before it in its run; '' for the first. */
  readonly gap: string;
}

/** Groups of digits with hardly anything between them: "4111 1111-1111 1111" is one run of four. */
export type DigitRun = readonly DigitGroup[];

/** The runs of a text. At most three of `between` may stand between two groups. */
export function digitRuns(text: string, between: RegExp): readonly DigitRun[] {
  const runs: DigitGroup[][] = [];
  let last: DigitGroup | undefined;
  for (const { 0: digits, index } of text.matchAll(/\d+/gu)) {
    const gap = last === undefined ? '' : text.slice(last.end, index);
    const joined = last !== undefined && gap.length <= mostBetween && between.test(gap);
    const group = { digits, start: index, end: index + digits.length, gap: joined ? gap : '' };
    if (joined) runs.at(-1)?.push(group);
    else runs.push([group]);
    last = group;
  }
  return runs;
}

/** What is left of a run behind a number in it, as a run by itself. */
export function restOf(run: DigitRun, from: number): DigitRun {
  return run.slice(from).map((group, index) => (index === 0 ? { ...group, gap: '' } : group));
}

const mostBetween = 3;

/**
 * Whether groups `from` to `to` of a run are a number by themselves as far as their neighbours tell: what stands before and
 * after them is parted from them in another way than they are from each other, or is grouped in another way.
 */
export function standApart(run: DigitRun, from: number, to: number): boolean {
  const gaps = new Set(run.slice(from + 1, to).map(({ gap }) => gap));
  const sizes = new Set(run.slice(from, to).map(({ digits }) => digits.length));
  const isApart = (neighbour: DigitGroup | undefined, gap: string): boolean => neighbour === undefined || !gaps.has(gap) || !sizes.has(neighbour.digits.length);
  return isApart(run[from - 1], run[from]?.gap ?? '') && isApart(run[to], run[to]?.gap ?? '');
}

/** People count by these; the groups of a telephone number may happen to be as far from each other by others. */
const steps: ReadonlySet<number> = new Set([1, 2, 5, 10, 50, 100]);

/** Whether the groups are counted up, or down, by the same step: sizes, years, the digits themselves. */
export function areCounted(groups: readonly DigitGroup[]): boolean {
  const [first, second] = groups;
  if (first === undefined || second === undefined || groups.length < 3) return false;
  const step = Number(second.digits) - Number(first.digits);
  return steps.has(Math.abs(step)) && groups.every(({ digits }, index) => index === 0 || Number(digits) - Number(groups[index - 1]?.digits) === step);
}
