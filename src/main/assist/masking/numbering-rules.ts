import { isSupportedCountry, Metadata, parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

/** The numbering plans of the world, seen from some regions, for one text. */
export class NumberingRules {
  /** Where numbers are dialled without a country code: the region's, then those of the text's own scripts. */
  readonly homes: readonly CountryCode[];
  /** Where numbers begin with a zero that tells them apart: the home region's neighbours. */
  readonly neighbours: readonly CountryCode[];
  readonly #lengths: ReadonlyMap<CountryCode, ReadonlySet<number>>;
  #triesLeft = mostTries;

  constructor(regions: readonly string[], neighbours: readonly string[] = []) {
    this.homes = [...new Set(regions)].filter((region) => isSupportedCountry(region));
    this.neighbours = neighbours.filter((region) => isSupportedCountry(region)).filter((region) => !this.homes.includes(region));
    this.#lengths = new Map([...this.homes, ...this.neighbours].map((home) => [home, lengthsOf(home)]));
  }

  /** Whether a number as dialled at home may have so many digits; an access or trunk code may be among them. */
  mayHave(home: CountryCode, digits: number): boolean {
    return this.#lengths.get(home)?.has(digits) === true;
  }

  /** The number, with a plus or as dialled at home; undefined where it can be none. */
  parse(dialled: string, home?: CountryCode): PhoneNumber | undefined {
    if (this.#triesLeft === 0) return undefined;
    this.#triesLeft -= 1;
    return parsePhoneNumberFromString(dialled, home);
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
