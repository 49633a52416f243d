import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../scripts/suites/arguments.mjs';

describe('the arguments of npm test', () => {
  it.each([
    [[], { changed: null, day: null }],
    [['--changed'], { changed: { base: null }, day: null }],
    [['--changed', 'main~3'], { changed: { base: 'main~3' }, day: null }],
    [['--changed=v1.2'], { changed: { base: 'v1.2' }, day: null }],
    [['--changed='], { changed: { base: null }, day: null }],
    [['--day', 'new-year'], { changed: null, day: 'new-year' }],
    [['--day=new-year', '--changed'], { changed: { base: null }, day: 'new-year' }],
    [['--changed', '--day', 'today'], { changed: { base: null }, day: 'today' }],
  ])('%j', (argv, options) => {
    expect(readArguments(argv)).toEqual({ ok: true, options });
  });

  it.each([
    [['--quick'], 'The tests know no “--quick”.'],
    [['unit'], 'The tests know no “unit”.'],
    [['--changed', 'main', 'more'], 'The tests know no “more”.'],
    [['-x'], 'The tests know no “-x”.'],
    [['--day'], 'A day needs its name.'],
    [['--day', '--changed'], 'A day needs its name.'],
    [['--day='], 'A day needs its name.'],
    [[''], 'The tests know no “”.'],
  ])('%j are refused with their use', (argv, sentence) => {
    expect(readArguments(argv)).toEqual({ ok: false, sentence: `${sentence} Use: npm test [-- [--changed [BASE]] [--day NAME]].` });
  });
});
