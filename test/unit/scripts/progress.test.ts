import { describe, expect, it } from 'vitest';
import { createReport, megabytes, SetupError } from '../../../scripts/setup/progress.mjs';

/** A terminal or a log file, and a clock that moves when told. */
function stage(isTTY: 'terminal' | 'log') {
  let now = 0;
  let tick = () => {};
  const written: string[] = [];
  const report = createReport({
    steps: 6,
    out: { isTTY: isTTY === 'terminal', columns: 60, write: (text: string) => written.push(text) },
    now: () => now,
    repeat: (work: () => void) => {
      tick = work;
      return () => {
        tick = () => {};
      };
    },
  });
  const pass = (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      now += 1_000;
      tick();
    }
  };
  return { report, written, pass, text: () => written.join('') };
}

describe('a step on a terminal', () => {
  it('rewrites its one line with how far it is and how long it has taken', () => {
    const { report, written, pass } = stage('terminal');
    report.skip('Node');
    const step = report.step('Installing packages');
    pass(12);
    step.progress('312 of 405', 312 / 405);
    expect(written.at(-1)).toBe('\r\u001b[2K[2/6] Installing packages … 312 of 405 (12 s)');
    expect(written.slice(1).join('')).not.toContain('\n');
  });

  it('never grows wider than the terminal', () => {
    const { report, written } = stage('terminal');
    report.step('Packages').progress('x'.repeat(200));
    expect(written.at(-1)?.replace('\r\u001b[2K', '').length).toBeLessThan(60);
  });

  it('ends with how long it took and stops ticking', () => {
    const { report, written, pass, text } = stage('terminal');
    const step = report.step('Packages');
    pass(65);
    step.done();
    const end = text();
    expect(end.endsWith('[1/6] Packages: done (1 min 5 s)\n')).toBe(true);
    pass(5);
    expect(written.join('')).toBe(end);
  });
});

describe('a step in a log', () => {
  it('writes a line every 10 %, at most one a second', () => {
    const { report, pass, text } = stage('log');
    const step = report.step('Packages');
    for (let percent = 1; percent <= 100; percent += 1) {
      if (percent % 5 === 0) pass(1);
      step.progress(`${percent} %`, percent / 100);
    }
    step.done();
    const lines = text().trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(13);
    expect(lines.length).toBeGreaterThanOrEqual(8);
    expect(text()).not.toContain('\r');
  });

  it('says every 5 s that it is still at it', () => {
    const { report, pass, text } = stage('log');
    report.step('Build');
    pass(16);
    expect(text()).toBe('[1/6] Build …\n[1/6] Build … (5 s)\n[1/6] Build … (10 s)\n[1/6] Build … (15 s)\n');
  });

  it('says in one line that there was nothing to do', () => {
    const { report, text } = stage('log');
    report.skip('Packages');
    expect(text()).toBe('[1/6] Packages: already done\n');
  });
});

describe('a failure', () => {
  it('carries the sentence and the last words of the tool, without empty lines', () => {
    const output = `${Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n')}\n\n`;
    const failure = new SetupError('Do this.', output);
    expect(failure.message).toBe('Do this.');
    expect(failure.lines.at(-1)).toBe('line 39');
    expect(failure.lines).toHaveLength(12);
  });

  it('shows no lines when no tool was run', () => {
    expect(new SetupError('Do this.').lines).toEqual([]);
  });
});

it('tells bytes as megabytes and never more than the whole', () => {
  expect(megabytes(39_845_888, 110_569_780)).toBe('38 of 105 MB');
  expect(megabytes(999_999_999, 110_569_780)).toBe('105 of 105 MB');
});
