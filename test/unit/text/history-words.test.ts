import { expect, it } from 'vitest';
import { countWords } from '../../../src/renderer/text/history';

it('a count says how many there are, and where not all are listed how many of how many', () => {
  expect(countWords(1, 1, 'all')).toBe('1 question');
  expect(countWords(12, 12, 'all')).toBe('12 questions');
  expect(countWords(3, 3, 'some')).toBe('3 found');
  expect(countWords(50, 132, 'all')).toBe('50 of 132');
  expect(countWords(50, 132, 'some')).toBe('50 of 132');
});
