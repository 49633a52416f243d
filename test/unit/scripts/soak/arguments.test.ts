import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../scripts/soak/arguments.mjs';

const now = 1_700_000_000_000;

describe('the arguments of the soak', () => {
  it('are minutes and a seed, in either spelling and order', () => {
    expect(readArguments(['--minutes', '3', '--seed', '42'], now)).toEqual({ ok: true, minutes: 3, seed: 42 });
    expect(readArguments(['--seed=42', '--minutes=720'], now)).toEqual({ ok: true, minutes: 720, seed: 42 });
  });

  it('may be left out: ten minutes, with a seed from the clock that can be given back', () => {
    const read = readArguments([], now);
    expect(read).toMatchObject({ ok: true, minutes: 10 });
    const seed = read.ok ? read.seed : -1;
    expect(readArguments(['--seed', String(seed)], now)).toMatchObject({ seed });
  });

  it.each([
    [['--minutes', '0'], '--minutes takes a whole number from 1 to 720, not “0”.'],
    [['--minutes', '721'], '--minutes takes a whole number from 1 to 720, not “721”.'],
    [['--minutes', '1.5'], '--minutes takes a whole number from 1 to 720, not “1.5”.'],
    [['--minutes', '-3'], '--minutes takes a whole number from 1 to 720, not “-3”.'],
    [['--minutes'], '--minutes takes a whole number from 1 to 720.'],
    [['--seed', '4294967296'], '--seed takes a whole number from 0 to 4294967295, not “4294967296”.'],
    [['--hours', '3'], 'The soak knows no “--hours”.'],
    [['3'], 'The soak knows no “3”.'],
  ])('%j is answered with a sentence and how to use it', (argv, sentence) => {
    expect(readArguments(argv, now)).toEqual({ ok: false, sentence: `${sentence} Use: npm run soak -- --minutes N [--seed S].` });
  });
});
