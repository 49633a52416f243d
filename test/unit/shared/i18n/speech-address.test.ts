import fc from 'fast-check';
import { expect, it } from 'vitest';
import { speechFor, spokenTags } from '../../../../src/shared/i18n/languages';
import { speechIn, speechQuery } from '../../../../src/shared/i18n/speech-address';

it('the page’s address names the language that it begins in', () => {
  expect(speechQuery({ tag: 'de', locale: 'de-AT' })).toBe('?tag=de&locale=de-AT');
  fc.assert(
    fc.property(fc.constantFrom(...spokenTags, 'system' as const), fc.array(fc.constantFrom('de-AT', 'pt_PT.UTF-8', 'ja-JP-u-ca-japanese', 'xx')), (wanted, preferred) => {
      const speech = speechFor(wanted, preferred);
      expect(speechIn(speechQuery(speech))).toEqual(speech);
    }),
  );
});

it.each(['', '?', '?tag=de', '?tag=tlh&locale=tlh', '?tag=de&locale=de&more=1', `?tag=de&locale=${'x'.repeat(200)}`])('an address that doesn’t (%j) begins in English', (query) => {
  expect(speechIn(query)).toBeNull();
});
