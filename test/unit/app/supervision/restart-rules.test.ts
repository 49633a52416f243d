import { expect, it } from 'vitest';
import { restartArguments, restartDelay } from '../../../../src/main/app/supervision/restart-rules';
import { noon } from '../../../support/samples';

it('Cuecard is started again three times in ten minutes, later each time, and not a fourth time', () => {
  const starts = [noon - 500_000, noon - 100_000, noon - 1];
  expect([0, 1, 2, 3].map((count) => restartDelay(starts.slice(3 - count), noon))).toEqual([1, 5, 15, null]);
  expect(restartDelay(starts, noon + 100_000)).toBe(15);
  // Somebody set the clock back: what lies far ahead was another time.
  expect(restartDelay(starts.map((at) => at + 86_400_000), noon)).toBe(1);
});

it('it is started again as it was started, without what asked for something once', () => {
  const isLink = (argument: string): boolean => argument.startsWith('cuecard:');
  const argv = ['/app', '--no-sandbox', '--user-data-dir=/a b', '--hidden', '--open=settings', '--updated', '--after-crash', '--lang=de', '--', 'cuecard://ask?text=a'];
  expect(restartArguments(argv, isLink)).toEqual(['/app', '--no-sandbox', '--user-data-dir=/a b', '--lang=de', '--after-crash']);
  expect(restartArguments(['cuecard://ask?text=a', '--demo'], isLink)).toEqual(['--after-crash']);
});
