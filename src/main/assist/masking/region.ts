/** The region of a language tag, else the one where the language is most likely spoken: "en" is "US". */
export function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}

/** Regions whose people write in the same language: a customer of a desk in one may be at home in another. */
export function neighboursOf(region: string): readonly string[] {
  return sharedLanguages.find((regions) => regions.includes(region)) ?? [];
}

const sharedLanguages: readonly (readonly string[])[] = [
  ['US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'ZA'],
  ['DE', 'AT', 'CH'],
  ['FR', 'BE', 'LU', 'CH'],
];

/** Regions that the letters of a text tell: whoever writes kana dials as in Japan, whatever language the questions have. */
export function regionsOf(text: string): readonly string[] {
  if (!/[\u00b7\u0e00-\uffff]/u.test(text)) return [];
  // The long vowel's sign and the middle dot are of both scripts of Japan.
  if (/[\p{Script=Hiragana}\p{Script=Katakana}ーｰ・･]/u.test(text)) return ['JP'];
  return [
    ...(/\p{Script=Han}/u.test(text) ? ['CN', 'TW', 'HK'] : []),
    ...(/\p{Script=Hangul}/u.test(text) ? ['KR'] : []),
    ...(/\p{Script=Thai}/u.test(text) ? ['TH'] : []),
    ...(/\p{Script=Lao}/u.test(text) ? ['LA'] : []),
    ...(/\p{Script=Khmer}/u.test(text) ? ['KH'] : []),
    ...(/\p{Script=Myanmar}/u.test(text) ? ['MM'] : []),
  ];
}
