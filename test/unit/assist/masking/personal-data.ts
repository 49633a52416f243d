import fc from 'fast-check';
import examples from 'libphonenumber-js/mobile/examples';
import { getCountries, getExampleNumber, parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

/** Payment cards as issuers number them, with their check digit and grouped as on the card or not at all. */
export const cards: fc.Arbitrary<string> = fc
  .constantFrom(
    { prefix: '4', length: 16, groups: [4, 4, 4, 4] },
    { prefix: '4', length: 13, groups: [4, 4, 4, 1] },
    { prefix: '4', length: 19, groups: [4, 4, 4, 4, 3] },
    { prefix: '51', length: 16, groups: [4, 4, 4, 4] },
    { prefix: '2221', length: 16, groups: [4, 4, 4, 4] },
    { prefix: '2720', length: 16, groups: [4, 4, 4, 4] },
    { prefix: '34', length: 15, groups: [4, 6, 5] },
    { prefix: '37', length: 15, groups: [4, 6, 5] },
    { prefix: '36', length: 14, groups: [4, 6, 4] },
    { prefix: '6011', length: 16, groups: [4, 4, 4, 4] },
    { prefix: '3528', length: 16, groups: [4, 4, 4, 4] },
    { prefix: '6220', length: 17, groups: [4, 4, 4, 5] },
    { prefix: '5018', length: 18, groups: [6, 6, 6] },
    { prefix: '9792', length: 16, groups: [4, 4, 4, 4] },
  )
  .chain(({ prefix, length, groups }) =>
    fc.record({
      body: digits(length - prefix.length - 1).map((body) => `${prefix}${body}`),
      groups: fc.constantFrom(groups, [length], new Array<number>(length).fill(1)),
      between: fc.constantFrom(' ', '-', '.', ' - ', '\u00a0', '\u202f', '\u2011', '\u2013', '\u2009'),
    }),
  )
  .map(({ body, groups, between }) => grouped(body + checkDigit(body), groups).join(between));

export const emails: fc.Arbitrary<string> = fc.oneof(
  fc.emailAddress(),
  fc
    .tuple(fc.constantFrom('anna', 'j.smith', 'müller', 'o_brien+shop', '王小明', 'x'), fc.constantFrom('example.com', 'mail.example.co.uk', 'büro.example', 'xn--bro-hoa.example', 'a-b.example.museum'))
    .map(([name, domain]) => `${name}@${domain}`),
);

/** IBANs of countries with digits only after the bank, with their check digits, in fours or not. */
export const ibans: fc.Arbitrary<string> = fc
  .constantFrom<readonly [string, string, number]>(['DE', '', 18], ['GB', 'NWBK', 14], ['FR', '', 23], ['NL', 'ABNA', 10], ['NO', '', 11], ['PL', '', 24], ['CH', '', 17], ['SE', '', 20], ['IE', 'AIBK', 14], ['ES', '', 20])
  .chain(([country, bank, length]) =>
    fc.record({ account: digits(length).map((number) => `${bank}${number}`), style: fc.constantFrom('together', 'fours', 'small') }).map(({ account, style }) => {
      const iban = `${country}${ibanCheckDigits(country, account)}${account}`;
      if (style === 'fours') return (iban.match(/.{1,4}/gu) ?? []).join(' ');
      return style === 'small' ? iban.toLowerCase() : iban;
    }),
  );

/** Telephone numbers that exist by their country's plan. */
export const phones: fc.Arbitrary<PhoneNumber> = phonesOf(getCountries());

export function phonesOf(countries: readonly CountryCode[]): fc.Arbitrary<PhoneNumber> {
  const mobiles = countries.flatMap((country) => getExampleNumber(country, examples) ?? []);
  return fc.tuple(fc.constantFrom(...mobiles), digits(4)).map(([number, last]) => {
    const other = parsePhoneNumberFromString(`${number.number.slice(0, -last.length)}${last}`);
    return other?.isValid() === true && other.country === number.country ? other : number;
  });
}

/** The same digits in the digits of another script. */
export function inScript(text: string, zero: string): string {
  const from = zero.codePointAt(0) ?? 0;
  return text.replace(/\d/gu, (digit) => String.fromCodePoint(from + Number(digit)));
}

function digits(length: number): fc.Arbitrary<string> {
  return fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));
}

function grouped(text: string, lengths: readonly number[]): readonly string[] {
  let from = 0;
  return lengths.map((length) => text.slice(from, (from += length)));
}

/** By ISO/IEC 7812: every second digit from the right is doubled. */
function checkDigit(body: string): string {
  const sum = Array.from(body).reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** By ISO 13616: the account, then the country as numbers, modulo 97. */
function ibanCheckDigits(country: string, account: string): string {
  const numbers = `${account}${country}00`.replace(/[A-Z]/gu, (letter) => String(letter.charCodeAt(0) - 55));
  return String(98n - (BigInt(numbers) % 97n)).padStart(2, '0');
}
