import { inOrder, type Find, type Reading } from '../finds';
import { luhn, modulo11And10, weighted } from './check-digits';
import { placesOf, separator, shapeOf, times } from './shapes';

/**
 * Numbers by which a state knows a person: alone where shape and check digits leave little doubt, else where they are called
 * so. Brazil's CNPJ, a firm's, is among them since it is often one person's.
 */
export function findNationalIds(reading: Reading): readonly Find[] {
  const { naming } = reading;
  const isSpokenOf = naming.has('id');
  const finds = schemes.filter((scheme) => isSpokenOf || scheme.alone !== null).flatMap(({ shape, alike, isValid, alone: standing }) =>
    placesOf(reading, shape).flatMap(({ start, end, compact, written }): readonly Find[] => {
      const called = naming.isNamed('id', start, end) || naming.isNear('id', start, 3);
      if (called) return alike || isValid(compact) ? [{ kind: 'national-id', start, end }] : [];
      if (standing === null || !standing.test(written) || !isValid(compact) || mayBeCard(compact)) return [];
      const name = naming.before(start) ?? naming.after(end);
      return name === null || name === 'birth' || name === 'owner' ? [{ kind: 'national-id', start, end }] : [];
    }),
  );
  const named = (isSpokenOf ? placesOf(reading, anyNumber) : []).filter(({ start, end, compact }) => /\d{4}|(?:\d.*){6}/u.test(compact) && compact.length >= 6 && naming.isNamed('id', start, end));
  return inOrder([...finds, ...named.map(({ start, end }): Find => ({ kind: 'national-id', start, end }))]);
}

/** Of two kinds that a number may be by its check digits, a card is the likelier. */
function mayBeCard(compact: string): boolean {
  return /^[3-6]\d{12,18}$/u.test(compact) && luhn(compact);
}

interface Scheme {
  readonly shape: RegExp;
  /** Whether whatever has the shape counts where it is called so: a slip leaves a number people would still recognise. */
  readonly alike: boolean;
  readonly isValid: (compact: string) => boolean;
  /** How it is written where it counts without a name; null for never. */
  readonly alone: RegExp | null;
}

const any = /./u;

const schemes: readonly Scheme[] = [
  // Spain, DNI and NIE: the letter is the number's remainder by 23 (Real Decreto 1553/2005, Orden INT/2058/2008).
  { shape: shapeOf(`${times(8)}${separator}[a-z]`), alike: true, isValid: spanish, alone: any },
  { shape: shapeOf(`[xyz]${separator}${times(7)}${separator}[a-z]`), alike: true, isValid: spanish, alone: any },
  // France, NIR: sex, year, month, place, order, and 97 less the remainder (INSEE); Corsica's 2A and 2B count as 19 and 18.
  { shape: shapeOf(`${times(5)}${separator}(?:${times(2)}|2${separator}[ab])${separator}${times(6)}(?:${separator}${times(2)})?`), alike: true, isValid: french, alone: /^[12][ .-]?\d{2}[ .-]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .-]?(?:\d{2}|2[ab])[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{2}$/iu },
  // Germany, tax identification: ISO/IEC 7064, MOD 11,10, and one digit twice or thrice among the first ten (BZSt).
  { shape: shapeOf(times(11)), alike: true, isValid: german, alone: /^\d{2}[ /]\d{3}[ /]\d{3}[ /]\d{3}$/u },
  // Germany, social insurance: area, birth date, initial, serial, check digit.
  { shape: shapeOf(`${times(2)}${separator}[0-3]${separator}${times(5)}${separator}[a-z]${separator}${times(3)}`), alike: true, isValid: (compact) => /^\d{2}[0-3]\d[01]\d\d{2}[A-Z]\d{3}$/u.test(compact), alone: any },
  // Brazil, CPF and CNPJ: two digits, each by weights modulo 11 (Receita Federal); CNPJ has letters since 2026, by their code less 48.
  { shape: shapeOf(times(11)), alike: true, isValid: cpf, alone: /^\d{3}[. ]?\d{3}[. ]?\d{3}-\d{2}$/u },
  { shape: shapeOf(`${times(12, '[a-z0-9]')}${separator}${times(2)}`), alike: false, isValid: cnpj, alone: /^\w{2}\.?\w{3}\.?\w{3}\/?\w{4}-?\d{2}$/u },
  // Japan, My Number: weights modulo 11 (MIC ordinance no. 85 of 2014).
  { shape: shapeOf(times(12)), alike: true, isValid: japanese, alone: null },
  // Italy, codice fiscale: six letters, year, month's letter, day, place, check letter (D.M. 23 December 1976).
  { shape: shapeOf('[a-z]{6}[ -]?[0-9lmnpqrstuv]{2}[ -]?[a-ehlmprst][ -]?[0-9lmnpqrstuv]{2}[ -]?[a-z][0-9lmnpqrstuv]{3}[ -]?[a-z]'), alike: true, isValid: () => true, alone: any },
  // Netherlands, BSN: weights 9 to 2 and -1, modulo 11.
  { shape: shapeOf(times(9)), alike: true, isValid: (digits) => weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0, alone: null },
  // Belgium, national number: 97 less the remainder of the rest, with a 2 before it from the year 2000 on.
  { shape: shapeOf(times(11)), alike: true, isValid: belgian, alone: /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/u },
  // Poland, PESEL.
  { shape: shapeOf(times(11)), alike: true, isValid: (digits) => weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0, alone: null },
  // Switzerland, AHV: 756 and an EAN's check digit.
  { shape: shapeOf(`7${separator}5${separator}6${separator}${times(10)}`), alike: true, isValid: (digits) => weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0, alone: any },
  // Sweden, personnummer, by Luhn's rule; Denmark and Finland write a date of birth and more.
  { shape: shapeOf(`(?:${times(2)}${separator})?${times(6)}[-+ ]?${times(4)}`), alike: true, isValid: (digits) => isDay(digits.slice(-8, -6), digits.slice(-6, -4)) && luhn(digits.slice(-10)), alone: /^(?:19|20)\d{6}[-+]\d{4}$/u },
  // China, resident identity: ISO 7064, MOD 11-2 (GB 11643).
  { shape: shapeOf(`${times(17)}${separator}[\\dx]`), alike: true, isValid: chinese, alone: /^\d{6}[ -]?\d{8}[ -]?\d{3}[\dx]$/iu },
  // South Korea, resident registration: a birth date, then 1 to 8.
  { shape: shapeOf(String.raw`\d{2}[01]\d[0-3]\d ?- ?[1-8]\d{6}`), alike: true, isValid: (digits) => isDay(digits.slice(4, 6), digits.slice(2, 4)), alone: any },
  // Mexico, CURP; Chile, RUT; Singapore, NRIC; India, PAN: by their shapes.
  { shape: shapeOf(String.raw`[a-z]{4}\d{6}[hm][a-z]{5}[a-z0-9]\d`), alike: true, isValid: () => true, alone: any },
  { shape: shapeOf(String.raw`\d{1,2}\.\d{3}\.\d{3} ?- ?[\dk]`), alike: true, isValid: chilean, alone: any },
  { shape: shapeOf(String.raw`[stfgm]\d{7}[a-z]`), alike: true, isValid: () => true, alone: null },
  { shape: shapeOf(String.raw`[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z]`), alike: true, isValid: () => true, alone: null },
  // Canada's SIN by Luhn's rule, and Britain's NHS number modulo 11: both called so.
  { shape: shapeOf(times(10)), alike: true, isValid: (digits) => (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(digits.charAt(9)), alone: null },
];

/** Whatever is called an identity's number, but a date. */
const anyNumber = shapeOf(`(?!\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?!\\d))(?:[a-z]{1,4}-?)?\\d(?:[ .,\\-/]{0,2}\\d|(?:[.\\-/] ?)?[a-z](?![a-z])){4,19}|(?=[a-z]*\\d)[a-z0-9]{6,20}`);

function spanish(compact: string): boolean {
  const number = Number(compact.slice(0, -1).replace(/^[XYZ]/u, (letter) => String('XYZ'.indexOf(letter))));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(number % 23) === compact.at(-1);
}

function french(compact: string): boolean {
  if (!/^[1-478]\d{2}(?:0[1-9]|[1-9]\d)(?:\d{2}|2[AB])\d{6}(?:\d{2})?$/u.test(compact) || compact.length !== 15) return false;
  const number = BigInt(compact.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97n - (number % 97n) === BigInt(compact.slice(13));
}

function german(digits: string): boolean {
  const counts = [...new Set(Array.from(digits.slice(0, 10)))].map((digit) => digits.slice(0, 10).split(digit).length - 1);
  const repeated = counts.filter((count) => count > 1);
  return !digits.startsWith('0') && repeated.length === 1 && (repeated[0] ?? 0) <= 3 && modulo11And10(digits);
}

function cpf(digits: string): boolean {
  if (/^(\d)\1*$/u.test(digits)) return false;
  const check = (length: number): number => ((10 * weighted(digits, Array.from({ length }, (_, index) => length + 1 - index))) % 11) % 10;
  return check(9) === Number(digits.charAt(9)) && check(10) === Number(digits.charAt(10));
}

function cnpj(compact: string): boolean {
  if (/^(.)\1*$/u.test(compact)) return false;
  const values = Array.from(compact).map((character) => character.charCodeAt(0) - 48);
  const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  const check = (length: number): number => {
    const sum = weights.slice(-length).reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
    return sum % 11 < 2 ? 0 : 11 - (sum % 11);
  };
  return check(12) === values[12] && check(13) === values[13];
}

function japanese(digits: string): boolean {
  const remainder = weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (remainder <= 1 ? 0 : 11 - remainder) === Number(digits.charAt(11));
}

function belgian(digits: string): boolean {
  const check = BigInt(digits.slice(9));
  return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((number) => 97n - (BigInt(number) % 97n) === check);
}

function chinese(compact: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)/u.test(compact) || !isDay(compact.slice(12, 14), compact.slice(10, 12))) return false;
  const remainder = weighted(compact.slice(0, 17), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11;
  return '10X98765432'.charAt(remainder) === compact.charAt(17);
}

function chilean(compact: string): boolean {
  const digits = compact.slice(0, -1);
  const sum = Array.from(digits).reverse().reduce((total, digit, index) => total + Number(digit) * (2 + (index % 6)), 0);
  return '0K987654321'.charAt(sum % 11) === compact.at(-1);
}

function isDay(day: string, month: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}
