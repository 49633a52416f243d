import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../../../src/main/assist/masking/mask';
import { maskedKindSchema, type MaskedKind } from '../../../../src/shared/domain/knowledge';

/** One of each kind, as it is written and with something else beside it that stays. */
const examples: Readonly<Record<MaskedKind, readonly (readonly [region: string, written: string, left: string])[]>> = {
  card: [['US', 'Visa 4111 1111 1111 1111 was refused', 'Visa [card number] was refused']],
  cvv: [
    ['US', 'cvv 123', 'cvv [security code]'],
    ['US', 'the three digits on the back are 737', 'the three digits on the back are [security code]'],
    ['US', '987 (CVC)', '[security code] (CVC)'],
    ['DE', 'Prüfziffer 123', 'Prüfziffer [security code]'],
    ['FR', 'le cryptogramme au dos c’est six cent quarante-deux', 'le cryptogramme au dos c’est [security code]'],
    ['BR', 'cód. seg. 552', 'cód. seg. [security code]'],
    ['JP', 'セキュリティコードはよん、ろく、あ、はちです', 'セキュリティコードは[security code]です'],
  ],
  expiry: [
    ['US', 'my visa expires 12/27', 'my visa expires [expiry date]'],
    ['FR', 'ma carte expire en décembre 2027', 'ma carte expire en [expiry date]'],
    ['JP', '有効期限12/27のカード', '有効期限[expiry date]のカード'],
  ],
  email: [['US', 'write to anna@example.com', 'write to [e-mail]']],
  phone: [['US', 'call 415 555 2671', 'call [phone number]']],
  iban: [
    ['US', 'to DE89 3704 0044 0532 0130 00', 'to [IBAN]'],
    ['DE', 'IBAN DE89370400440532013001 mit Tippfehler', 'IBAN [IBAN] mit Tippfehler'],
  ],
  'bank-account': [
    ['GB', 'sort code 12-34-56 account 12345678', 'sort code [bank account] account [bank account]'],
    ['US', 'routing number 021000021', 'routing number [bank account]'],
    ['DE', 'Konto 12345678 BLZ 37040044', 'Konto [bank account] BLZ [bank account]'],
    ['FR', 'RIB 20041 01005 0500013M026 06', 'RIB [bank account]'],
    ['BR', 'Agência 1234 conta corrente 12345-6', 'Agência [bank account] conta corrente [bank account]'],
    ['JP', '口座番号1234567', '口座番号[bank account]'],
  ],
  ssn: [
    ['US', 'it is 123-45-6789', 'it is [SSN]'],
    ['US', 'SSN 123456789', 'SSN [SSN]'],
    ['US', 'ITIN 912-70-1234', 'ITIN [SSN]'],
    ['US', 'last four of my social are 6789', 'last four of my social are [SSN]'],
  ],
  nino: [
    ['GB', 'AB123456C', '[NI number]'],
    ['GB', 'NI number QQ 12 34 56 C', 'NI number [NI number]'],
  ],
  'national-id': [
    ['ES', '12345678Z', '[ID number]'],
    ['ES', 'X1234567L', '[ID number]'],
    ['ES', 'DNI:71.930.425 - H', 'DNI:[ID number]'],
    ['FR', '1 85 05 78 006 084 91', '[ID number]'],
    ['DE', 'Steuer-ID 86095742719', 'Steuer-ID [ID number]'],
    ['BR', '111.444.777-35', '[ID number]'],
    ['BR', 'CPF11144477735', 'CPF[ID number]'],
    ['BR', '11.222.333/0001-81', '[ID number]'],
    ['JP', 'マイナンバーは123456789018', 'マイナンバーは[ID number]'],
    ['CN', '11010519491231002X', '[ID number]'],
    ['GB', 'NHS number 943 476 5919', 'NHS number [ID number]'],
  ],
  passport: [
    ['US', 'passport number C01X00T47', 'passport number [passport number]'],
    ['DE', 'die Passnummer lautet C null eins X null null T vier sieben', 'die Passnummer lautet [passport number]'],
    ['JP', '旅券番号TK4829130', '旅券番号[passport number]'],
  ],
  'driving-licence': [
    ['GB', 'MORGA657054SM9IJ', '[driving licence]'],
    ['US', 'driver’s license D1234567', 'driver’s license [driving licence]'],
    ['JP', '免許証番号301234567890', '免許証番号[driving licence]'],
  ],
  'birth-date': [
    ['US', 'DOB 03/05/1980', 'DOB [date of birth]'],
    ['US', 'born in Leeds on 3rd May 1980', 'born in Leeds on [date of birth]'],
    ['US', 'date of birth: May 3rd, 1980', 'date of birth: [date of birth]'],
    ['US', 'born on the fourteenth of March nineteen eighty-seven', 'born on the [date of birth]'],
    ['FR', 'né le neuf juillet mille neuf cent quatre-vingt-onze', 'né le [date of birth]'],
    ['DE', 'geboren am 3. Mai 1980', 'geboren am [date of birth]'],
    ['ES', 'nací el tres de mayo de mil novecientos ochenta', 'nací el [date of birth]'],
    ['JP', '生年月日は昭和六十年の、えー、四月十二日です', '生年月日は[date of birth]です'],
    ['JP', '1980年5月3日生まれ', '[date of birth]生まれ'],
  ],
};

const rows = maskedKindSchema.options.flatMap((kind) => examples[kind].map(([region, written, left]) => [kind, region, written, left] as const));

describe('each kind', () => {
  it.each(rows)('%s is masked, in %s “%s”', (kind, region, written, left) => {
    const { text, counts } = maskPersonalData(written, { region });
    expect(text).toBe(left);
    expect(counts[kind]).toBeGreaterThan(0);
  });

  it.each(rows)('%s stays where the policy leaves it out, and isn’t taken for something else: in %s “%s”', (kind, region, written) => {
    const others = maskedKindSchema.options.filter((other) => other !== kind);
    const { text, counts } = maskPersonalData(written, { region, kinds: others });
    expect(counts[kind]).toBeUndefined();
    // Nothing of a kind that is left out is masked as another one.
    expect(Object.keys(counts).filter((other) => !examples[kind].some((example) => maskPersonalData(example[1], { region: example[0] }).counts[other as MaskedKind]))).toEqual([]);
    expect(text.length).toBeGreaterThan(0);
  });

  it('alone is masked where it is all the policy names', () => {
    expect(maskPersonalData('anna@example.com, 4111 1111 1111 1111', { region: 'US', kinds: ['email'] }).text).toBe('[e-mail], 4111 1111 1111 1111');
  });
});
