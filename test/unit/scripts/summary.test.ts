import { describe, expect, it } from 'vitest';
import { summary } from '../../../scripts/suites/summary.mjs';

const totals = (passed: number, failures: string[] = [], times: { name: string; ms: number }[] = [], skips: string[] = []) => ({ passed, failures, skips, times });
const minutes = 60_000;

describe('what a run of all suites ends with', () => {
  const unit = { name: 'unit', tookMs: 70_000, totals: totals(11, ['b fails'], Array.from({ length: 12 }, (_one, at) => ({ name: `test ${at}`, ms: at * 1_000 })), ['c (needs macOS)']) };
  const whole = { name: 'end to end', tookMs: 200_000, totals: totals(1, [], [{ name: 'app starts', ms: 10_500 }]) };
  const lint = { name: 'lint', tookMs: 9_000, totals: totals(1) };

  it('is the line that counts the tests, whatever went before', () => {
    for (const results of [[], [lint], [lint, unit, whole]]) {
      const passed = results.reduce((sum, one) => sum + one.totals.passed, 0);
      const failed = results.reduce((sum, one) => sum + one.totals.failures.length, 0);
      expect(summary(results, { tookMs: 1, meantMs: 2 }).at(-1)).toBe(`${passed} passed, ${failed} failed`);
    }
  });

  it('names each suite with its time, skips and failures', () => {
    const lines = summary([lint, unit], { tookMs: 5 * minutes, meantMs: 8 * minutes });
    expect(lines.find((line) => line.startsWith('  unit'))).toMatch(/ 11 passed, 1 failed, 1 skipped \(1 min 10 s\)$/);
    expect(lines).toContain('  skipped, unit: c (needs macOS)');
    expect(lines).toContain('  failed, unit: b fails');
  });

  it('has the ten slowest tests of all suites, the slowest first, above the last line', () => {
    const lines = summary([lint, unit, whole], { tookMs: 1, meantMs: 2 });
    const at = lines.indexOf('The slowest tests');
    const slowest = lines.slice(at + 1, at + 11);
    expect(slowest[0]).toBe('    11.0 s  unit: test 11');
    expect(slowest[1]).toBe('    10.5 s  end to end: app starts');
    expect(slowest[9]).toBe('     3.0 s  unit: test 3');
    expect(lines.some((line) => line.includes('test 2'))).toBe(false);
    expect(at).toBeLessThan(lines.length - 11);
  });

  it('says that a run took longer than it is meant to, and only then', () => {
    const said = (tookMs: number): string => summary([lint], { tookMs, meantMs: 8 * minutes }).find((line) => line.startsWith('  all')) ?? '';
    expect(said(8 * minutes)).toMatch(/ 8 min 0 s$/);
    expect(said(9 * minutes)).toMatch(/ 9 min 0 s, longer than the 8 min 0 s that a run on two cores is meant to take at most$/);
  });
});
