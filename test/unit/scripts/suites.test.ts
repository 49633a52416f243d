import { describe, expect, it } from 'vitest';
import { overallMs, suites } from '../../../scripts/suites/suites.mjs';

describe('the suites', () => {
  it('end within a quarter of an hour, and none has longer than all together', () => {
    expect(overallMs).toBeLessThan(15 * 60_000);
    for (const { name, deadlineMs } of suites('/reports')) expect(deadlineMs, name).toBeLessThan(overallMs);
  });
});
