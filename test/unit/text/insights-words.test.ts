import { describe, expect, it } from 'vitest';
import { insightsFormats } from '../../../src/renderer/text/insights';

describe('figures in words', () => {
  const english = insightsFormats('en-GB');
  const german = insightsFormats('de-DE');

  it('follow the locale', () => {
    expect(english.count(1_284_096)).toBe('1,284,096');
    expect(german.count(1_284_096)).toBe('1.284.096');
    expect(german.duration(1_630)).toBe('1,6 s');
    expect(english.time(new Date(2026, 1, 3, 14, 5).getTime())).toBe('14:05');
    expect(insightsFormats('en-US').time(new Date(2026, 1, 3, 14, 5).getTime())).toMatch(/^2:05\sPM$/);
    expect(english.times(new Date(2026, 1, 3, 14, 5).getTime(), new Date(2026, 1, 3, 14, 20).getTime())).toMatch(/^14:05\s?–\s?14:20$/);
  });

  it.each([
    [96, 115, '83 %'],
    [999, 1_000, '99 %'],
    [1, 1, '100 %'],
    [29, 100, '29 %'],
    [1, 128, '< 1 %'],
    [0, 128, '0 %'],
    [0, 0, '–'],
  ])('a share never looks better than it is: %i of %i is %s', (part, all, words) => {
    expect(english.share(part, all)).toBe(words);
  });

  it.each([
    [1, '1 ms'],
    [999, '999 ms'],
    [1_000, '1.0 s'],
    [60_000, '60.0 s'],
  ])('a time of %i ms is %s', (ms, words) => {
    expect(english.duration(ms)).toBe(words);
  });
});
