/** Digits that stand together, by their offsets. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Groups of digits with hardly anything between them: "4111 1111-1111 1111" is one run of four. */
export type DigitRun = readonly DigitGroup[];

/** The runs of a text. At most three of `between` may stand between two groups. */
export function digitRuns(text: string, between: RegExp): readonly DigitRun[] {
  const runs: DigitGroup[][] = [];
  let last: DigitGroup | undefined;
  for (const { 0: digits, index } of text.matchAll(/\d+/gu)) {
    const group = { digits, start: index, end: index + digits.length };
    const joined = last !== undefined && index - last.end <= mostBetween && between.test(text.slice(last.end, index));
    if (joined) runs.at(-1)?.push(group);
    else runs.push([group]);
    last = group;
  }
  return runs;
}

const mostBetween = 3;
