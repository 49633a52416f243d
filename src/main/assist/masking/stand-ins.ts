import type { MaskedKind, MaskedPart } from '../../../shared/domain/knowledge';

/** What stands for personal data of a kind: readable for people, and without a digit or an @. */
export function standInFor(kind: MaskedKind): string {
  return standIns[kind];
}

/** The stand-ins in a text, whoever put them there: a masked question asked again is still a masked one. */
export function standInsIn(text: string): readonly MaskedPart[] {
  return [...text.matchAll(anyStandIn)].flatMap(({ 0: words, index }) => {
    const kind = kindOf.get(words);
    return kind === undefined ? [] : [{ kind, start: index, end: index + words.length }];
  });
}

const standIns = {
  card: '[card number]',
  cvv: '[security code]',
  expiry: '[expiry date]',
  email: '[e-mail]',
  phone: '[phone number]',
  iban: '[IBAN]',
  'bank-account': '[bank account]',
  ssn: '[SSN]',
  nino: '[NI number]',
  'national-id': '[ID number]',
  passport: '[passport number]',
  'driving-licence': '[driving licence]',
  'birth-date': '[date of birth]',
} as const satisfies Readonly<Record<MaskedKind, string>>;

// The keys are those of the literal; Object.entries widens them.
const kindOf = new Map<string, MaskedKind>(Object.entries(standIns).map(([kind, words]) => [words, kind as MaskedKind]));

const anyStandIn = /\[[A-Za-z -]{3,15}\]/gu;
