import { describe, expect, it } from 'vitest';
import { escapedMarkup } from '../../../src/main/notifications/markup';

describe('a text for a server that reads markup', () => {
  it.each([
    ['nothing to escape', 'nothing to escape'],
    ['<b>x</b> & y', '&lt;b&gt;x&lt;/b&gt; &amp; y'],
    ['&amp; is shown as it was written', '&amp;amp; is shown as it was written'],
    ['<<a href="https://elsewhere.example">>', '&lt;&lt;a href="https://elsewhere.example"&gt;&gt;'],
    ['2 < 3 “and” 5 > 4', '2 &lt; 3 “and” 5 &gt; 4'],
  ])('%s', (text, escaped) => {
    expect(escapedMarkup(text)).toBe(escaped);
  });
});
