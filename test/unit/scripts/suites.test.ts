import { describe, expect, it } from 'vitest';
import { meantMs, overallMs, stages } from '../../../scripts/suites/suites.mjs';
import { stages as thoroughStages } from '../../../scripts/suites/thorough.mjs';

const names = (all: ReturnType<typeof stages>) => all.map((stage) => stage.map((track) => track.map(({ name }) => name)));

describe('the suites of npm test', () => {
  it('are all there: types, style, unit, end to end, soak, chaos', () => {
    expect(names(stages('/reports')).flat(2)).toEqual(['type check, current Electron', 'type check, floor Electron', 'lint', 'unit', 'soak, 1 minute', 'chaos, 1 minute', 'package', 'end to end']);
  });

  it('end within an hour even on a machine busy with other things, set-up included, and none has longer than all together', () => {
    const setupMs = 2 * 60_000;
    expect(meantMs).toBeLessThan(overallMs);
    expect(overallMs + setupMs).toBeLessThan(60 * 60_000);
    for (const { name, deadlineMs } of stages('/reports').flat(2)) expect(deadlineMs, name).toBeLessThan(overallMs);
  });

  it('have the soak, whose memory is measured, beside no other Electron', () => {
    for (const stage of names(stages('/reports'))) expect([stage.flat().includes('soak, 1 minute'), stage.flat().includes('end to end')]).not.toEqual([true, true]);
  });

  it('make the package before the end-to-end tests start it', () => {
    const inOrder = names(stages('/reports'));
    const at = (name: string) => inOrder.findIndex((stage) => stage.flat().includes(name));
    expect(at('package')).toBeLessThan(at('end to end'));
  });

  it('are types and style alone where a change can touch no test', () => {
    expect(names(stages('/reports', { unit: 'none', desktop: 'none', soak: 'none' }))).toEqual([[['type check, current Electron', 'type check, floor Electron', 'lint']]]);
  });

  it('are asked for the files that a change can touch', () => {
    const suites = stages('/reports', { unit: ['src/a.ts', 'test/unit/b.test.ts'], desktop: ['test/e2e/c.spec.ts'], soak: 'none' }).flat(2);
    const argsOf = (name: string) => suites.find((suite) => suite.name === name)?.args ?? [];
    expect(argsOf('unit')).toEqual(expect.arrayContaining(['related', '--run', 'src/a.ts', 'test/unit/b.test.ts']));
    expect(argsOf('end to end').at(-1)).toBe('test/e2e/c\\.spec\\.ts');
  });
});

describe('the suites of npm run test:thorough', () => {
  it('are those of npm test and the measurements, one after the other, told to do all they can', () => {
    const all = thoroughStages('/reports');
    expect(all.every((stage) => stage.flat().length === 1)).toBe(true);
    expect(names(all).flat(2)).toEqual(expect.arrayContaining(['lint', 'unit', 'end to end', 'soak, 10 minutes', 'chaos, 10 minutes', 'bench:audit', 'bench:outbox', 'bench:relevance', 'bench:window']));
    for (const { name, env } of all.flat(2)) expect(env, name).toMatchObject({ CUECARD_THOROUGH: '1', CUECARD_GALLERY: 'all' });
  });
});
