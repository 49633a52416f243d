import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startPage } from '../../../../src/main/window/page/start-page';

it.each([
  [['cuecard', '--open=ask'], 'assist'],
  [['cuecard', '.', '--hidden', '--open=settings'], 'settings'],
  [['cuecard', '--open=diagnostics'], 'diagnostics'],
  [['cuecard', '--open=ask', '--open=settings'], 'assist'],
  [['cuecard', '--', '--open=diagnostics'], null],
  [['cuecard'], null],
  [['--open'], null],
  [['--open='], null],
  [['--open=audit'], null],
  [['--open=ASK'], null],
  [['--open=__proto__'], null],
])('%j asks for the page %s', (argv, page) => {
  expect(startPage(argv)).toBe(page);
});

it('asks for a page that is meant for it or for none, whatever it is given', () => {
  fc.assert(fc.property(fc.array(fc.string().map((text) => `--open=${text}`)), (argv) => [null, 'assist', 'settings', 'diagnostics'].includes(startPage(argv))));
});
