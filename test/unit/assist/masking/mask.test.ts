import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../../../src/main/assist/masking/mask';
import { regionOf } from '../../../../src/main/assist/masking/region';
import { cards, emails, ibans, inScript, phones, phonesOf } from './personal-data';

const mask = (text: string, region = 'US'): string => maskPersonalData(text, { region }).text;
const sentences = ['X', 'It is X.', 'please check X for me', 'X, can you help?', 'They charged “X” twice!', 'my details: X (since May)'];
const said = fc.constantFrom(...sentences);

/** In every sentence nothing is left of it but its stand-in. */
function leaves(standIn: string, data: fc.Arbitrary<string>, region = 'US'): void {
  fc.assert(
    fc.property(said, data, (sentence, written) => {
      expect(mask(sentence.replace('X', () => written), region)).toBe(sentence.replace('X', standIn));
    }),
    { numRuns: 200 },
  );
}

describe('nothing is left', () => {
  it('of a payment card with a right check digit, however it is grouped', () => leaves('[card number]', cards));
  it('of an e-mail address', () => leaves('[e-mail]', emails));
  it('of an IBAN', () => leaves('[IBAN]', ibans));
  it('of a telephone number of any country with its country code', () => {
    leaves('[phone number]', fc.tuple(phones, fc.boolean()).map(([number, spaced]) => (spaced ? number.formatInternational() : number.number)));
  });

  it.each(['US', 'CA', 'GB', 'IE', 'DE', 'AT', 'CH', 'FR', 'ES', 'IT', 'NL', 'BE', 'SE', 'DK', 'NO', 'PL', 'AU', 'NZ', 'IN', 'JP', 'BR', 'ZA'] as const)(
    'of a telephone number as it is written at home in %s',
    (country) => leaves('[phone number]', phonesOf([country]).map((number) => number.formatNational()), country),
  );

  it('of a number in the digits of another script, full-width, or with something unseen between its digits', () => {
    const written = fc.oneof(
      fc.tuple(cards, fc.constantFrom('٠', '۰', '०', '０', '𝟎')).map(([card, zero]) => inScript(card, zero)),
      fc.tuple(cards, fc.constantFrom('\u200b', '\u200d', '\u2060', '\u00ad', '\ufeff', '\u200e')).map(([card, unseen]) => Array.from(card).join(unseen)),
    );
    leaves('[card number]', written);
    expect(mask('ring ＋４４ ２０ ７９４６ ０９５８')).toBe('ring [phone number]');
    expect(mask('anna＠example．com')).toBe('[e-mail]');
  });

  it.each([
    ['anna @ example.com', '[e-mail]'],
    ['"anna smith"@example.com', '[e-mail]'],
    ['anna@[192.0.2.7]', '[e-mail]'],
    ['mailto:anna@example.com', 'mailto:[e-mail]'],
    ['Visa4111111111111111', 'Visa[card number]'],
    ['order 12 4111 1111 1111 1111 5', 'order 12 [card number] 5'],
    ['4111 1111 1111 1111 415 555 2671', '[card number] [phone number]'],
    ['415 555 2671 or 212 555 2671', '[phone number] or [phone number]'],
    ['415-555-2671 ext. 23 please', '[phone number] please'],
    ['+44 (0)20 7946 0958', '[phone number]'],
    ['0044 20 7946 0958', '[phone number]'],
    ['011 44 20 7946 0958', '[phone number]'],
    // These digits would be a card of thirteen by their check digit.
    ['+54 9 11 2345 4155', '[phone number]'],
    ['+5491123454155', '[phone number]'],
    ['+5491123454155 or 4111 1111 1111 1111', '[phone number] or [card number]'],
    ['+4111 1111 1111 1111', '+[card number]'],
    // Nobody was given this one; its looks and its name say what it is.
    ['(977) 625-2661', '[phone number]'],
    ['my phone number is 9776252661', 'my phone number is [phone number]'],
    ['call me about my order on 4155552671', 'call me about my order on [phone number]'],
    ['tel.4155552671', 'tel.[phone number]'],
    ['IBAN:DE89370400440532013000 thanks', 'IBAN:[IBAN] thanks'],
  ])('of %s', (written, left) => {
    expect(mask(written)).toBe(left);
  });
});

describe('what only looks like it stays', () => {
  it.each([
    'Order ID: 3348917502',
    'order #4155552671',
    'order number is 4155552671',
    '3348917502 is my order number',
    'my customer number 4155552671',
    'tracking 4155552671 since Monday',
    'ticket no. 4155552671',
    'Username: cminh730',
    'between 2019 and 2024',
    'in 2019 2020 2021 2022',
    '2024-05-12',
    '12/05/2024 10:30',
    '12.05.2024-14.05.2024',
    'for $1,234,567.89',
    'grand total 4155552671 USD',
    'it cost 1234567890 €',
    'sizes 38 39 40 41 42 43 44 45',
    'EAN 4006381333931',
    'SKU AB-4155552671',
    'model X4155552671B',
    'IMEI 490154203237518',
    'at 1700000000000 milliseconds',
    '192.168.100.200',
    'version 10.15.7.2034',
    'zip 94103-1234',
    'pages 100-120',
    'the code 123456',
    'call 911',
    '3 for 2 @ £4.50',
    'follow @fernhollow',
    'our addresses end in @fernhollow.example',
    'user@localhost',
    '4111 1111 1111 1112',
    'GB29 NWBK 6016 1331 9268 18',
    '1234567890123456',
    'ring size 17.5 mm',
    '100 % of 250 000 000',
  ])('as in “%s”', (text) => {
    expect(maskPersonalData(text, { region: 'US' })).toEqual({ text, masked: [], counts: {} });
  });

  it.each([
    ['DE', 'am 03.05.2024'],
    ['DE', 'Bestellnummer 03012345678'],
    ['DE', 'Sendung 30123456'],
    ['DE', '1.234.567,89 €'],
    ['DE', '30123456'],
    ['GB', 'order 02079460958'],
    ['GB', 'reference 07911123456'],
    ['GB', '2079460958'],
    ['FR', 'tailles 38 39 40 41 42'],
    ['ES', 'pedido 612345678'],
    ['ES', '612.345.678 €'],
  ])('in %s “%s”', (region, text) => {
    expect(mask(text, region)).toBe(text);
  });
});

describe('masking', () => {
  it('says where the stand-ins are and counts them', () => {
    const { text, masked, counts } = maskPersonalData('é 4111 1111 1111 1111 and a@example.com, b@example.com', { region: 'US' });
    expect(text).toBe('é [card number] and [e-mail], [e-mail]');
    expect(masked.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['card', '[card number]'],
      ['email', '[e-mail]'],
      ['email', '[e-mail]'],
    ]);
    expect(counts).toEqual({ card: 1, email: 2 });
  });

  it('twice is masking once, whatever the text', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), cards, emails, ibans, phones.map((number) => number.formatInternational()), fc.stringMatching(/^[0-9 +().@-]{0,40}$/u));
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), fc.constantFrom(' ', '', ', '), fc.constantFrom('US', 'DE', undefined), (parts, between, region) => {
        const once = maskPersonalData(parts.join(between), { region });
        expect(maskPersonalData(once.text, { region })).toEqual(once);
        expect(once.masked.every(({ start, end }) => once.text.slice(start, end).startsWith('['))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves text without a digit or an @ as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/[\p{N}@＠﹫]/u.test(text));
        expect(mask(text)).toBe(text);
      }),
    );
  });

  it('knows the region of a language, and nobody’s where the tag is none', () => {
    expect(['en-US', 'en', 'de', 'de-AT', 'pt-BR', 'sr-Latn'].map(regionOf)).toEqual(['US', 'US', 'DE', 'AT', 'BR', 'RS']);
    expect(regionOf('x')).toBeUndefined();
    expect(maskPersonalData('415 555 2671', { region: undefined }).counts).toEqual({});
    expect(maskPersonalData('+1 415 555 2671', { region: 'XX' }).counts).toEqual({ phone: 1 });
  });
});
