import { isSupportedCountry, Metadata, parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

/** The numbering plans of the world, seen from one region, for one text. */
export class NumberingRules {
  readonly #home: CountryCode | undefined;
  readonly #lengths: ReadonlySet<number>;
  #triesLeft = mostTries;

  constructor(region: string | undefined) {
    this.#home = region !== undefined && isSupportedCountry(region) ? region : undefined;
    this.#lengths = this.#home === undefined ? new Set() : lengthsOf(this.#home);
  }

  /** Whether a number as dialled at home may have so many digits; an access or trunk code may be among them. */
  mayHave(digits: number): boolean {
    return this.#lengths.has(digits);
  }

  /** The number, with a plus or as dialled at home; undefined where it can be none. */
  parse(dialled: string): PhoneNumber | undefined {
    if (this.#triesLeft === 0) return undefined;
    this.#triesLeft -= 1;
    return parsePhoneNumberFromString(dialled, this.#home);
  }
}

/** Far more than any question asks for, and some 25 ms: nothing but a text that was made to be slow comes here. */
const mostTries = 800;

const known = new Map<CountryCode, ReadonlySet<number>>();

function lengthsOf(country: CountryCode): ReadonlySet<number> {
  const before = known.get(country);
  if (before !== undefined) return before;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const national = metadata.numberingPlan?.possibleLengths() ?? [];
  const trunk = country.length;
  const lengths = new Set(national.flatMap((length) => [length, length + 1, length + trunk]));
  known.set(country, lengths);
  return lengths;
}
