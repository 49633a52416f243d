/** What a number beside words can be said to be. */
export type Name =
  /** A telephone by its noun: "mobile". */
  | 'phone'
  /** Reaching somebody: "call me on". */
  | 'call'
  | 'card'
  | 'cvv'
  | 'expiry'
  | 'email'
  | 'iban'
  /** A bank account for certain: "sort code", "Kontonummer". */
  | 'bank'
  /** An account of whatever kind: "account number". */
  | 'account'
  | 'ssn'
  | 'nino'
  | 'id'
  | 'passport'
  | 'licence'
  | 'birth'
  /** Which is said of gifts and offers too. */
  | 'birthday'
  /** Something that isn't personal data: an order, a parcel, a barcode, an address in a network. */
  | 'reference'
  /** Somebody whose number may be a telephone's or one in a list: "customer". */
  | 'owner'
  /** Somebody whose number is a telephone's: "mother". */
  | 'person';

/**
 * A language's words about numbers, as data. Lists are of words or phrases with a comma or a line end between; case and
 * accents don't count.
 */
export interface LanguageWords {
  readonly names: Readonly<Partial<Record<Name, string>>>;
  /** What may stand between a name and its number: "is", "my". */
  readonly links: string;
  /** Past these only a telephone is meant: "call me on", but not "my order on". */
  readonly reaches: string;
  /** "number", which alone names nothing. */
  readonly number: string;
  /** "of": "number of X". */
  readonly of: string;
  readonly numbers: NumberWords | null;
  /** What is said between the digits of one number, and means nothing. */
  readonly fillers: string;
  /** What may stand between groups of four, but also between two numbers: "and". */
  readonly and: string;
  readonly signs: Readonly<Record<SignName, string>>;
  /** From January on, with their short forms: "january|jan". */
  readonly months: string;
}

export type SignName = 'at' | 'dot' | 'hyphen' | 'underscore' | 'plus';

/** How a language says whole numbers; other spellings with a bar between. */
export interface NumberWords {
  /** 0 to 9. */
  readonly ones: string;
  /** 10 to 19. */
  readonly teens: string;
  /** 20, 30 … 90; what is missing is a hyphen. */
  readonly tens: string;
  /** How tens and ones are put together: "{ten} {one}". */
  readonly joined: readonly string[];
  /** Numbers said in ways of their own: "quatre vingt onze=91". */
  readonly others?: string;
  /** "Ones", of which there may be four: "ones=1". */
  readonly plurals?: string;
  readonly hundred: string;
  readonly thousand: string;
  /** Whether hundreds and thousands are written in one word with the rest. */
  readonly compounds?: 'one-word';
  /** Between hundreds and what follows: "and". */
  readonly and: string;
  /** "double four". */
  readonly double: string;
  readonly triple: string;
  /** "two times four". */
  readonly times: string;
  /** First to thirty-first, as days are said; those that are missing are said like numbers. */
  readonly ordinals?: string;
}

/** The entries of a list. */
export function entriesOf(list: string): readonly string[] {
  return list
    .split(/[,\n]/u)
    .map((entry) => fold(entry.trim()))
    .filter((entry) => entry !== '');
}

/** Without case and accents; as long as it was, but for "ß". */
export function fold(word: string): string {
  const small = word.toLowerCase();
  return ascii.test(small) ? small : small.normalize('NFD').replace(/[\u0300-\u036f]/gu, '').normalize('NFC').replaceAll('ß', 'ss');
}

const ascii = /^[ -~]*$/u;
