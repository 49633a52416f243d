import { describe, expect, it } from 'vitest';
import { lastLine, suiteLine, readPlaywright, readVitest } from '../../../scripts/suites/test-totals.mjs';

describe('vitest\'s report', () => {
  it('is counted by test, skips with their names', () => {
    const totals = readVitest(JSON.stringify({
      testResults: [{
        name: '/x/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'a works', status: 'passed', duration: 120.5 },
          { fullName: 'b works', status: 'failed', duration: 7 },
          { fullName: 'c works one day', status: 'pending', duration: 0 },
          { fullName: 'd is planned', status: 'todo' },
        ],
      }],
    }));
    expect(totals).toEqual({ passed: 1, failures: ['b works'], skips: ['c works one day', 'd is planned'], times: [{ name: 'a works', ms: 120.5 }, { name: 'b works', ms: 7 }] });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const totals = readVitest(JSON.stringify({
      testResults: [{ name: '/x/broken.test.ts', status: 'failed', message: 'Cannot find module\n  at …', assertionResults: [] }],
    }));
    expect(totals.failures).toEqual(['/x/broken.test.ts: Cannot find module']);
  });
});

describe('Playwright\'s report', () => {
  const spec = (title: string, status: string, annotations: { type: string; description?: string }[] = [], durations: number[] = []) => ({ title, tests: [{ status, annotations, results: durations.map((duration) => ({ duration })) }] });

  it('is counted through nested suites, a skip with its reason', () => {
    const totals = readPlaywright(JSON.stringify({
      suites: [{
        title: 'vault.spec.ts',
        specs: [spec('opens', 'expected', [], [3_000])],
        suites: [{
          title: 'locked',
          specs: [
            spec('says so', 'unexpected', [], [60_000]),
            spec('on the second try', 'flaky', [], [9_000, 2_000]),
            spec('on macOS', 'skipped', [{ type: 'skip', description: 'needs macOS' }]),
            spec('one day', 'skipped'),
          ],
        }],
      }],
    }));
    expect(totals).toEqual({
      passed: 2,
      failures: ['vault.spec.ts › locked › says so'],
      skips: ['vault.spec.ts › locked › on macOS (needs macOS)', 'vault.spec.ts › locked › one day'],
      times: [
        { name: 'vault.spec.ts › opens', ms: 3_000 },
        { name: 'vault.spec.ts › locked › says so', ms: 60_000 },
        { name: 'vault.spec.ts › locked › on the second try', ms: 9_000 },
      ],
    });
  });

  it('counts an error outside any test as a failure', () => {
    const totals = readPlaywright(JSON.stringify({ suites: [], errors: [{ message: 'Error: No tests found\nmore' }] }));
    expect(totals.failures).toEqual(['Error: No tests found']);
  });
});

describe('the last line', () => {
  it('adds the suites up', () => {
    expect(lastLine([{ passed: 3, failures: [], skips: [], times: [] }, { passed: 1, failures: ['x'], skips: [], times: [] }])).toBe('4 passed, 1 failed');
  });

  it('has the same form when tests were skipped', () => {
    expect(lastLine([{ passed: 3, failures: [], skips: ['x', 'y'], times: [] }])).toBe('3 passed, 0 failed');
  });
});

describe('a suite\'s line', () => {
  it('mentions skips only if there are any', () => {
    expect(suiteLine({ passed: 3, failures: [], skips: ['x', 'y'], times: [] })).toBe('3 passed, 0 failed, 2 skipped');
    expect(suiteLine({ passed: 3, failures: ['z'], skips: [], times: [] })).toBe('3 passed, 1 failed');
  });
});
