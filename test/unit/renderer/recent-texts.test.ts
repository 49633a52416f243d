import { describe, expect, it } from 'vitest';
import { recentTexts } from '../../../src/renderer/features/ask/recent-texts';

const typed = (text: string) => ({ text, trigger: 'typed' as const });

describe('recent questions', () => {
  it('are each there once, in the order they came, five at most', () => {
    const entries = ['a b', 'c', 'A  B ', 'd', 'e', 'f', 'g'].map(typed);
    expect(recentTexts(entries, '')).toEqual(['a b', 'c', 'd', 'e', 'f']);
  });

  it('are neither what stands in the box nor what no agent typed', () => {
    expect(recentTexts([typed('Lamp'), { text: 'voucher', trigger: 'transcript' }, { text: 'chair', trigger: 'warm' }, typed('lamp shade')], ' lamp ')).toEqual(['lamp shade']);
  });

  it('are none with a stand-in for masked data', () => {
    expect(recentTexts([typed('I paid with [card number]'), typed('I paid')], '')).toEqual(['I paid']);
  });
});
