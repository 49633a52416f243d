import { describe, expect, it } from 'vitest';
import { missesOf, overTheAim } from '../../../bench/masking/figures';
import { judgedOf, lists } from '../../../bench/masking/masking';

describe.each(lists)('of the $title', ({ file }) => {
  it('no more are wrong than aimed at', async () => {
    const judged = await judgedOf(file);
    expect(overTheAim(judged), missesOf(judged).join('\n')).toEqual([]);
  });

  it('what is masked is masked for good', async () => {
    const { maskPersonalData } = await import('../../../../src/main/assist/masking/mask');
    for (const { masked } of await judgedOf(file)) expect(maskPersonalData(masked, { region: 'US' }).text).toBe(masked);
  });
});
