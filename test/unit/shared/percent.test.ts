import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../src/shared/i18n/formats';
import { wholePercent } from '../../../src/shared/domain/percent';

describe('a share in percent', () => {
  it.each([
    [0, 0],
    [0.29, 29],
    [0.2899, 28],
    [0.849, 84],
    [1, 100],
  ])('%d is never better than it is: %i', (share, percent) => {
    expect(wholePercent(share)).toBe(percent);
    expect(formatsFor('en-GB').percent(share)).toBe(`${percent} %`);
    expect(formatsFor('de-DE').percent(share)).toBe(`${percent}\u00a0%`);
    expect(formatsFor('ja-JP').percent(share)).toBe(`${percent}%`);
  });
});
