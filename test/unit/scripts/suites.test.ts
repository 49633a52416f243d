import { describe, expect, it } from 'vitest';
import { overallMs, stages } from '../../../scripts/suites/suites.mjs';

describe('the suites', () => {
  it('end within a quarter of an hour, and none has longer than all together', () => {
    expect(overallMs).toBeLessThan(15 * 60_000);
    for (const { name, deadlineMs } of stages('/reports').flat()) expect(deadlineMs, name).toBeLessThan(overallMs);
  });

  it('keep a core each where they run side by side, and CI has two: none beside what runs two of its own', () => {
    const own = new Set(['unit', 'end to end', 'soak, 1 minute']);
    for (const stage of stages('/reports')) if (stage.some(({ name }) => own.has(name))) expect(stage).toHaveLength(1);
  });
});
