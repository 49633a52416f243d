/** By ISO/IEC 7812-1, annex B (Luhn): every second digit from the right counts twice, by its digits. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index)) * (index % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** By ISO/IEC 7064, MOD 97-10, letters as the numbers 10 to 35: 0 to 96. */
export function modulo97(text: string): number {
  let remainder = 0;
  for (const character of text) remainder = Number(`${remainder}${Number.parseInt(character, 36)}`) % 97;
  return remainder;
}

/** By ISO/IEC 7064, MOD 11,10, the last digit being the check digit. */
export function modulo11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** The digits, each times its weight, added up. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);
}
