import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../../src/main/genesys/article/address';
import { confidenceOf } from '../../../../src/main/genesys/article/confidence';
import { identifierOf } from '../../../../src/main/genesys/article/identifier';
import { wordsOf } from '../../../../src/main/genesys/article/words';

describe('a confidence', () => {
  it.each([
    [0, 0],
    [0.94, 0.94],
    [1, 1],
    [1.0000001, 1],
    [1.2, 1],
    [-0.0000001, 0],
    [-1, 0],
    [94, 0.94],
    [2, 0.02],
    [100, 1],
    [100.00001, 1],
    ['0.94', 0.94],
    [' 0,94 ', 0.94],
    ['.94', 0.94],
    ['9.4e-1', 0.94],
    ['94', 0.94],
    ['94%', 0.94],
    ['94,5 %', 0.945],
    ['1%', 0.01],
    ['0.5 %', 0.005],
    ['-0', 0],
  ])('%j is %d', (value, confidence) => {
    expect(confidenceOf(value)).toBeCloseTo(confidence, 10);
    expect(Object.is(confidenceOf(value), -0)).toBe(false);
  });

  it.each([null, undefined, true, false, '', ' ', 'high', 'NaN', '0.9 of 1', Number.NaN, Number.POSITIVE_INFINITY, 101.5, 1_000, 1e300, '1e999', '250%', {}, [], [0.9], { value: 0.9 }, '９４', '1'.repeat(400)])('%j is none', (value) => {
    expect(confidenceOf(value)).toBeNull();
  });

  it('is between 0 and 1 whatever it was, or none', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const confidence = confidenceOf(value);
        return confidence === null || (confidence >= 0 && confidence <= 1);
      }),
    );
  });
});

describe('an identifier', () => {
  it.each([
    ['kb-1', 'kb-1'],
    [' kb-1\n', 'kb-1'],
    [7, '7'],
    [0, '0'],
    [12.5, '12.5'],
    ['a\u0000b\u200Bc', 'abc'],
    ['a  b', 'a b'],
    ['kb-\uD800-7', 'kb-\uFFFD-7'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%j is %s', (value, id) => {
    expect(identifierOf(value)).toBe(id);
  });

  it.each([undefined, null, '', '  ', '\u0000', '\uD800', '\uFFFD\uFFFD', {}, { id: 'kb-1' }, [], ['kb-1'], true, Number.NaN, Number.POSITIVE_INFINITY])('%j names nothing', (value) => {
    expect(identifierOf(value)).toBeNull();
  });

  it('that is too long keeps its beginning, and is told from every other one', () => {
    const long = identifierOf(`${'x'.repeat(5_000)}1`);
    expect(long).toMatch(/^x{150}…[\da-f]{32}$/u);
    expect(identifierOf(`${'x'.repeat(5_000)}1`)).toBe(long);
    expect(identifierOf(`${'x'.repeat(5_000)}2`)).not.toBe(long);
    expect(identifierOf('😀'.repeat(500))?.length).toBeLessThanOrEqual(200);
  });
});

describe('an address', () => {
  it.each([
    ['https://help.example.com/returns', 'https://help.example.com/returns'],
    ['HTTPS://Help.Example.com/Returns', 'https://help.example.com/Returns'],
    [' https://help.example.com/a b ', 'https://help.example.com/a%20b'],
    ['https://bücher.example/rückgabe', 'https://xn--bcher-kva.example/r%C3%BCckgabe'],
    ['https://help.example.com:8443/?a=1#b', 'https://help.example.com:8443/?a=1#b'],
    [`https://help.example.com/${'x'.repeat(2_000)}`, `https://help.example.com/${'x'.repeat(2_000)}`],
  ])('%s may be opened', (value, address) => {
    expect(addressOf(value)).toBe(address);
  });

  it.each(['javascript:alert(1)', 'java\nscript:alert(1)', 'http://help.example.com', 'https://user:pw@help.example.com', 'https://user@help.example.com', 'file:///etc/passwd', 'data:text/html,x', '/articles/7', '//help.example.com/7', 'help.example.com', 'https://', 'https://a b/', 'not an address', '', ' ', null, undefined, 7, true, {}, { href: 'https://help.example.com' }, ['https://help.example.com'], `https://help.example.com/${'x'.repeat(2_048)}`, `https://help.example.com/${'ü'.repeat(700)}`])(
    '%j may not',
    (value) => {
      expect(addressOf(value)).toBeNull();
    },
  );
});

describe('the words of a field', () => {
  it.each([
    ['as they are', 'as they are'],
    [42, '42'],
    [['One', 'Two'], 'One\nTwo'],
    [['One', null, ['Two', 3]], 'One\nTwo\n3'],
    [{ text: 'One' }, 'One'],
    [{ rendered: '<p>One</p>' }, '<p>One</p>'],
    [{ text: '', html: '<b>One</b>' }, '<b>One</b>'],
    [{ content: [{ text: 'One' }, { text: 'Two' }] }, 'One\nTwo'],
    [null, ''],
    [undefined, ''],
    [true, ''],
    [{}, ''],
    [{ anything: 'else' }, ''],
    [Number.NaN, ''],
  ])('%j are %j', (value, words) => {
    expect(wordsOf(value)).toBe(words);
  });

  it('are not looked for at any depth', () => {
    expect(wordsOf({ text: { text: { text: { text: 'deep' } } } })).toBe('');
    expect(wordsOf(Array.from({ length: 10_000 }, () => 'x')).length).toBeLessThan(200);
  });
});
