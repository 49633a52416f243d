import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/shared/plain-text';

describe('a text without markup', () => {
  it.each([
    ['<p>Refunds take <b>five</b> days.</p>', 'Refunds take five days.'],
    ['See [the terms](https://example.com/terms) and **ask**.', 'See the terms and ask.'],
    ['# Refunds\n- `30` days\n- _none_ for gifts', 'Refunds 30 days none for gifts'],
    ['Below 5 &lt; 10 &amp; more&nbsp;&#8364;', 'Below 5 < 10 & more €'],
    ['if a < b and c > d', 'if a < b and c > d'],
    ['order_number and 2 * 3 * 4 stay', 'order_number and 2 * 3 * 4 stay'],
    ['&unknown; &#xffffff;', '&unknown; &#xffffff;'],
    ['  two\n\nlines ', 'two lines'],
    ['<script>alert(1)</script>', 'alert(1)'],
  ])('%s', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('leaves words and their order, and takes no time over nonsense', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u), { maxLength: 20 }), (words) => {
        expect(plainText(words.join(' '))).toBe(words.join(' '));
      }),
    );
    expect(plainText('*'.repeat(5_000)).length).toBeLessThanOrEqual(5_000);
    expect(plainText('<'.repeat(5_000))).toBe('<'.repeat(5_000));
    expect(plainText('[a]('.repeat(2_000)).length).toBeLessThanOrEqual(8_000);
  });
});
