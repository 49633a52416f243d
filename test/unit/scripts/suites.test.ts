import { describe, expect, it } from 'vitest';
import { meantMs, overallMs, stages } from '../../../scripts/suites/suites.mjs';
import { stages as thoroughStages } from '../../../scripts/suites/thorough.mjs';

const names = (all: ReturnType<typeof stages>) => all.map((stage) => stage.map((track) => track.map(({ name }) => name)));

describe('the suites of npm test', () => {
  it('are all there: types, style, unit, end to end, soak, chaos', () => {
    expect(names(stages('/reports')).flat(2)).toEqual(['type check, current Electron', 'type check, floor Electron', 'lint', 'package', 'unit', 'soak, 1 minute', 'chaos, 1 minute', 'end to end']);
  });

  it('end within an hour even on a machine busy with other things, set-up included, and none has longer than all together', () => {
    const setupMs = 2 * 60_000;
    expect(meantMs).toBeLessThan(overallMs);
    expect(overallMs + setupMs).toBeLessThan(60 * 60_000);
    for (const { name, deadlineMs } of stages('/reports').flat(2)) expect(deadlineMs, name).toBeLessThan(overallMs);
  });

  it('have soak and chaos, whose waits are judged, beside no end-to-end tests', () => {
    for (const stage of names(stages('/reports'))) {
      for (const long of ['soak, 1 minute', 'chaos, 1 minute']) expect([stage.flat().includes(long), stage.flat().includes('end to end')]).not.toEqual([true, true]);
    }
  });

  it('leave out the longer end-to-end tests, but for those in a file that is asked for', () => {
    const argsOf = (touched?: Parameters<typeof stages>[1]) => stages('/reports', touched).flat(2).find(({ name }) => name === 'end to end')?.args ?? [];
    expect(argsOf()).toContain('--grep-invert=@longer');
    expect(argsOf({ unit: 'none', desktop: ['test/e2e/c.spec.ts'], soak: 'none' })).not.toContain('--grep-invert=@longer');
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
    expect(all.flat(2).flatMap(({ args }) => args)).not.toContain('--grep-invert=@longer');
    for (const { name, env } of all.flat(2)) expect(env, name).toMatchObject({ CUECARD_THOROUGH: '1', CUECARD_GALLERY: 'all' });
  });
});
