import { expect, it } from 'vitest';
import { french } from '../../../../src/shared/i18n/catalogues/fr';

function textsIn(value: object | string): readonly string[] {
  return typeof value === 'string' ? [value] : Object.values(value).flatMap(textsIn);
}

/** What is left of a text without its values, and without the scheme of a link and times of day, whose colon is their own. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/\{\{.*?\}\}/g, 'x')
    .replaceAll(/cuecard:|https:|\d\d:\d\d/g, 'x');
}

it('stands a narrow no-break space before French double punctuation and inside its quotation marks', () => {
  const wrong = /[^\u202f][:;!?»]|«[^\u202f]/;
  expect(textsIn(french).filter((text) => wrong.test(wordsOf(text)))).toEqual([]);
});

it('writes the apostrophe, the ellipsis and the quotation marks of print', () => {
  expect(textsIn(french).filter((text) => /['"“”]|\.\.\./.test(text))).toEqual([]);
});
