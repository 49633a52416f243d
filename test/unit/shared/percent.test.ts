import { describe, expect, it } from 'vitest';
import { percent } from '../../../src/shared/percent';

describe('a share in percent', () => {
  it.each([
    [0, '0 %'],
    [0.29, '29 %'],
    [0.2899, '28 %'],
    [0.849, '84 %'],
    [1, '100 %'],
  ])('%d is never better than it is: %s', (share, words) => {
    expect(percent(share)).toBe(words);
  });
});
