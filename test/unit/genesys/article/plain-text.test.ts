import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementKind } from '../../../../src/main/genesys/article/elements';
import { plainText } from '../../../../src/main/genesys/article/plain-text';

const read = { characters: 65_536, tags: 4_000 };

function passage(text: string, most = 20_000): string {
  return plainText(text, { form: 'lines', most, read });
}

function title(text: string, most = 1_000): string {
  return plainText(text, { form: 'line', most, read });
}

describe('HTML becomes the text it shows', () => {
  it.each([
    ['<p>Most <em>refunds</em>…&nbsp;5', 'Most refunds… 5'],
    ['un<b>limited</b>', 'unlimited'],
    ['R&uuml;ckgabe', 'Rückgabe'],
    ['<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
    ['<p>One.</p>\n\n  <p>Two.</p>\n', 'One.\nTwo.'],
    ['<P CLASS="a">One<BR>Two<br/>Three</P>', 'One\nTwo\nThree'],
    ['<ul>\n<li>30 days</li>\n<li>with receipt</li>\n</ul>', '30 days\nwith receipt'],
    ['<h2>Refunds</h2>Within<div>30 <span>days</span></div>', 'Refunds\nWithin\n30 days'],
    ['<table><tr><th>Country</th><th>Days</th></tr><tr><td>France</td><td>14</td></tr></table>', 'Country Days\nFrance 14'],
    ['<p>one\ntwo\n  three</p>', 'one two three'],
    ['<pre>one\n  two</pre>', 'one\ntwo'],
    ['<b>Note</b>\nsecond line', 'Note\nsecond line'],
    ['<a title="a > b" href=\'/x\'>the terms</a>', 'the terms'],
    ['<a title="a<b" href="/x">the terms</a>', 'the terms'],
    ['<div hidden>x</div><input disabled>y<hr noshade>z', 'x\ny\nz'],
    ['<script>if (a < b) alert("<p>")</script>Refunds<style>p { color: red }</style>', 'Refunds'],
    ['Refunds<script async src=x></script> soon', 'Refunds soon'],
    ['<p>Refunds</p><style>p { color', 'Refunds'],
    ['<svg><title>Logo</title><text>Logo</text></svg>Refunds', 'Refunds'],
    ['<svg/>Refunds', 'Refunds'],
    ['<template>no</template><iframe src=x>no</iframe>yes', 'yes'],
    ['<object><object>no</object>no</object>yes', 'yes'],
    ['<!-- <p>no</p> -->yes<!doctype html><?xml version="1.0"?>', 'yes'],
    ['<!--[if mso]><p>no</p><![endif]-->yes', 'yes'],
    ['<![CDATA[<p>Refunds</p>]]>', 'Refunds'],
    ['<o:p></o:p><st1:place w:st="on">Berlin</st1:place>', 'Berlin'],
    ['<para>Refunds</para>', 'Refunds'],
    ['<img src="data:image/png;base64,AAAA" alt="">Refunds<wbr>able', 'Refundsable'],
    ['<ruby>返品<rp>(</rp><rt>へんぴん</rt><rp>)</rp></ruby>', '返品'],
    ['<p></p><br> ', ''],
    // Cut off by whoever made the passage.
    ['<p>Within 30 days</p> see <a href="https://help.exa', 'Within 30 days\nsee'],
    ['<p>Within <b>30</b> days</', 'Within 30 days</'],
    ['Within <b>30 days</b', 'Within 30 days'],
  ])('%s', (html, text) => {
    expect(passage(html)).toBe(text);
  });

  it.each(['a', 'abbr', 'b', 'code', 'del', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var'])('<%s> leaves no blank', (name) => {
    expect(passage(`un<${name}>limit</${name}>ed`)).toBe('unlimited');
    expect(passage(`un<${name.toUpperCase()} class="x">limit</${name}  >ed`)).toBe('unlimited');
  });

  it.each(['address', 'blockquote', 'dd', 'div', 'dt', 'figcaption', 'h1', 'h6', 'li', 'ol', 'p', 'section', 'tr', 'ul'])('<%s> ends the line before it and its own', (name) => {
    expect(passage(`one<${name}>two</${name}>three`)).toBe('one\ntwo\nthree');
    expect(title(`one<${name}>two</${name}>three`)).toBe('one two three');
  });
});

describe('entities are decoded once', () => {
  it.each([
    ['Below 5 &lt; 10 &amp; more&nbsp;&#8364;&#x20AC;', 'Below 5 < 10 & more €€'],
    ['&amp;lt;p&amp;gt; &amp;amp; &amp;nbsp;', '&lt;p&gt; &amp; &nbsp;'],
    ['&lt;b&gt;bold&lt;/b&gt;', '<b>bold</b>'],
    ['<p>Tom &amp; <b>Jerry&rsquo;s</b></p>', 'Tom & Jerry’s'],
    ['&ccedil;a &agrave; &Eacute;t&eacute; &szlig; &ntilde; &mdash; &hellip;', 'ça à Été ß ñ — …'],
    ['&#128512;&#x1F600;', '😀😀'],
    ['a&#10;b', 'a\nb'],
    // None of these is one.
    ['AT&T', 'AT&T'],
    ['?a=1&copy=2&reg=3&lt=4', '?a=1&copy=2&reg=3&lt=4'],
    ['&unknown; &; &#; &#x;', '&unknown; &; &#; &#x;'],
    ['&#xD800;&#0;&#xffffff;', '���'],
  ])('%s', (source, text) => {
    expect(passage(source)).toBe(text);
  });
});

describe('what only looks like markup stays whole', () => {
  it.each([
    'a < b',
    'if a < b and c > d',
    'x <y@z.com>',
    'Write to "Ann Lee" <ann.lee+x@example.co.uk> today',
    'if (a<b)',
    'if (a<b) and (c>d)',
    'a<b && c>d',
    'for (i=0;i<n;i++)',
    'a <b and c> d',
    'I <3 you',
    '5<10>3',
    '<- back | next ->',
    'Enter <name> and <order number>, then <Ctrl+C>',
    '<https://example.com/a?b=c>',
    'Use the <script> tag to embed it',
    '1 <= 2 << 3 <>',
    'a <',
    'a <b',
    '</3',
    '<?= x',
    '<!> <!x',
    'Fish & Chips; R&D, A&B;',
    '30. Juni',
    '> 5 days',
    '- 30 days\n* 14 days\n1. Call',
    'order_number and 2 * 3 * 4 stay',
    'card ****1234 or ****5678, ____ (signature)',
    'see [1] and [the terms] (page 4)',
    '#1 in returns, issue #42',
    'C:\\temp\\<user>\\file',
    'naïve “quotes” – and 90 °C ½ ™',
    '返品は30日以内に承ります。',
    'مرحبا بالعالم',
    'می‌خواهم',
    '👩‍💻 🇩🇪 ❤️',
  ])('%s', (text) => {
    expect(passage(text)).toBe(text);
  });

  it('but for the marks of Markdown that have a fellow', () => {
    expect(passage('See [the terms](https://example.com/terms) and **ask**.')).toBe('See the terms and ask.');
    expect(passage('# Refunds\n- `30` days\n- _none_ for *gifts*')).toBe('Refunds\n- 30 days\n- none for gifts');
    expect(passage('![logo](/logo.png)Refunds __now__')).toBe('logoRefunds now');
  });
});

describe('characters that nobody sees', () => {
  it.each([
    ['NUL and controls', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Ff', 'abcdef'],
    ['line ends of other systems', 'a\r\nb\rc\u2028d\u2029e\u000Bf\u0085g', 'a\nb\nc\nd\ne\nf\ng'],
    ['a tab, and other blanks', 'a\tb\u00A0c\u2003d\u202Fe\u3000f', 'a b c d e f'],
    ['what has no width', 'un\u200Bli\u2060mi\uFEFFted', 'unlimited'],
    ['a soft hyphen', 'Rück\u00ADgabe &shy;frist', 'Rückgabe frist'],
    ['joiners between letters that don’t join', 're\u200Dfu\u200Cnd', 'refund'],
    ['overrides of the direction', 'pay \u202E05\u202C to \u2066Ann\u2069\u200E', 'pay 05 to Ann'],
    ['those written as entities', 'a&#8203;b&#x202E;c&zwj;d&#0;', 'abcd�'],
    ['halves of surrogate pairs', 'a\uD800b\uDC00c', 'a�b�c'],
    ['what is no character', 'a\uFDD0b\uFDD1c\uFFFEd\uFFFFe\uFFFCf', 'abcdef'],
    ['tags that are written in other characters', 'a\u{E0041}\u{E0042}b', 'ab'],
    ['one within a tag', '<scr\u0000ipt>no</script>yes', 'yes'],
  ])('%s', (_what, source, text) => {
    expect(passage(source)).toBe(text);
  });
});

describe('white space and length', () => {
  it('is one blank between words; a title is one line', () => {
    expect(passage('  two   words \n\n\n\n next  ')).toBe('two words\n\nnext');
    expect(title(' two \n <p>words</p> ')).toBe('two words');
  });

  it('cuts what is too long at a blank, never within a character, and says so', () => {
    expect(passage('one two three', 9)).toBe('one two…');
    expect(passage('onetwothreefour', 9)).toBe('onetwoth…');
    expect(passage('😀'.repeat(10), 6)).toBe('😀😀…');
    expect(title('word '.repeat(1_000), 1_000)).toMatch(/^(?:word ){198}word…$/u);
    expect(passage('one two', 7)).toBe('one two');
  });

  it('reads past a picture that is written into it', () => {
    expect(passage(`<p>Before <img src="data:image/png;base64,${'A'.repeat(500_000)}"> after</p>`)).toBe('Before after');
  });

  it('ends where there are more tags than it reads', () => {
    expect(plainText('<b>x</b> '.repeat(10), { form: 'lines', most: 100, read: { characters: 1_000, tags: 4 } })).toBe('x x …');
    expect(plainText('<i>'.repeat(10), { form: 'lines', most: 100, read: { characters: 1_000, tags: 4 } })).toBe('');
  });
});

describe('whatever it is given', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('<', '>', '</', '&', ';', '"', "'", '=', '/', '!--', '-->', '<p>', '</p>', '<b', '<script>', '</script>', '<svg>', '<pre>', '<![CDATA[', ']]>', '&amp;', '&lt;', '&#0;', '**', '`', '[a](', '\n', ' '),
  );
  const source = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('never throws, is never longer than it may be, and holds nothing that may not be there', () => {
    fc.assert(
      fc.property(source, fc.integer({ min: 2, max: 200 }), (text, most) => {
        for (const form of ['line', 'lines'] as const) {
          const plain = plainText(text, { form, most, read });
          expect(plain.length).toBeLessThanOrEqual(most);
          expect(plain).toBe(plain.trim());
          // oxlint-disable-next-line no-control-regex -- It is these that may not be there.
          expect(plain).not.toMatch(form === 'line' ? /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u200B\p{Cs}\uFDD0\uFDD1]/u : /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u200B\p{Cs}\uFDD0\uFDD1]/u);
        }
      }),
      { numRuns: 1_000 },
    );
  }, 20_000);

  it('leaves words and their order', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u).filter((one) => !/\p{Default_Ignorable_Code_Point}/u.test(one));
    fc.assert(fc.property(fc.array(word, { maxLength: 20 }), (words) => passage(words.join(' ')) === words.join(' ')));
  });

  it('gives back a text that was written as HTML', () => {
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z<>&;="']{1,40}$/u), fc.constantFrom('p', 'b', 'div', 'li', 'span'), (text, name) => {
        expect(passage(`<${name}>${escaped(text)}</${name}>`)).toBe(text);
      }),
    );
  });

  it('knows each name once', () => {
    expect(elementKind('p')).toBe('block');
    expect(elementKind('constructor')).toBeUndefined();
  });
});
