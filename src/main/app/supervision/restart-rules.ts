import { countedMs } from './run-marker';

/** So long after a crash, in seconds: the first start in ten minutes, the second, the third. There is no fourth. */
const delays: readonly number[] = [1, 5, 15];

/**
 * How many seconds after a crash Cuecard is to be started again; null where it crashes too often to be.
 * @param restarts epoch milliseconds of the starts after a crash so far
 */
export function restartDelay(restarts: readonly number[], now: number): number | null {
  return delays[restarts.filter((at) => Math.abs(now - at) < countedMs).length] ?? null;
}

/** What a run is started again with: what this one was, without what asked for something once. */
export function restartArguments(argv: readonly string[], isLink: (argument: string) => boolean): readonly string[] {
  const end = argv.findIndex((argument) => argument === '--' || isLink(argument));
  const own = end === -1 ? argv : argv.slice(0, end);
  return [...own.filter((argument) => !/^--(?:hidden|open=.*|updated|after-crash)$/.test(argument)), afterCrash];
}

/** The flag of a start after a crash. */
export const afterCrash = '--after-crash';
