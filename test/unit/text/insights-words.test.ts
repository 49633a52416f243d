import { afterEach, describe, expect, it } from 'vitest';
import { durationWords, shareWords } from '../../../src/renderer/text/insights';
import { speak } from '../../../src/shared/i18n/current';

describe('figures in words', () => {
  afterEach(() => speak({ tag: 'en', locale: 'en-GB' }));

  it('follow the locale', async () => {
    await speak({ tag: 'en', locale: 'de-DE' });
    expect(durationWords(1_630)).toBe('1,6 s');
    expect(shareWords(96, 115)).toBe('83\u00a0%');
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
    expect(shareWords(part, all)).toBe(words);
  });

  it.each([
    [1, '1 ms'],
    [999, '999 ms'],
    [1_000, '1.0 s'],
    [60_000, '60.0 s'],
  ])('a time of %i ms is %s', (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });
});
