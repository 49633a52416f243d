import type { KnownQuestion } from '../../support/abcd';
import type { Outcome } from './abcd-desk';

export interface Judged extends KnownQuestion {
  readonly outcome: Outcome;
}

/**
 * The run as lines for a terminal: a row for each flow and one for all. "Answered" counts the questions to which an
 * answer came; "hit" those that brought a suggestion; "top 1" and "top 3" those whose own guideline is the first or
 * among the first three. All three are shares of the questions asked.
 */
export function tableOf(title: string, judged: readonly Judged[]): readonly string[] {
  const flows = [...new Set(judged.map(({ flow }) => flow))];
  const rows = [...flows.map((flow) => [flow, judged.filter((one) => one.flow === flow)] as const), ['all', judged] as const];
  const took = judged.filter(isAnswered).map(({ outcome }) => outcome.tookMs);
  return [
    `${title}:`,
    line('', ['asked', 'answered', 'hit', 'top 1', 'top 3']),
    ...rows.map(([name, those]) => line(name, cellsOf(those))),
    `  from asking to showing: median ${quantile(took, 0.5).toFixed(1)} ms, p95 ${quantile(took, 0.95).toFixed(1)} ms`,
  ];
}

/** Those that missed, for whoever asks: the question, the guideline it is about, and the first three shown. */
export function missesOf(judged: readonly Judged[]): readonly string[] {
  return judged
    .filter((one) => !isAmong(one, 3))
    .map(({ text, subflow, outcome }) => `  ${subflow}: ${text.slice(0, 70)} → ${outcome.titles.slice(0, 3).join(', ') || outcome.status}`);
}

function cellsOf(those: readonly Judged[]): readonly string[] {
  const share = (count: number): string => `${((100 * count) / Math.max(1, those.length)).toFixed(0)} %`;
  return [
    String(those.length),
    String(those.filter(isAnswered).length),
    share(those.filter(({ outcome }) => outcome.titles.length > 0).length),
    share(those.filter((one) => isAmong(one, 1)).length),
    share(those.filter((one) => isAmong(one, 3)).length),
  ];
}

function isAmong({ subflow, outcome }: Judged, first: number): boolean {
  return outcome.titles.slice(0, first).includes(subflow);
}

function isAnswered({ outcome: { status } }: Judged): boolean {
  return status === 'PASS' || status === 'FILTERED' || status === 'EMPTY';
}

function line(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(22)}${cells.map((cell) => cell.padStart(10)).join('')}`;
}

/** The value below which this share of the values is; nearest rank, 0 where there are none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
