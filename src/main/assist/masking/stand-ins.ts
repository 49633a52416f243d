import type { MaskedKind, MaskedPart } from '../../../shared/knowledge';

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
  email: '[e-mail]',
  phone: '[phone number]',
  iban: '[IBAN]',
} as const satisfies Readonly<Record<MaskedKind, string>>;

const kindOf = new Map<string, MaskedKind>([
  [standIns.card, 'card'],
  [standIns.email, 'email'],
  [standIns.phone, 'phone'],
  [standIns.iban, 'iban'],
]);

const anyStandIn = /\[(?:card number|e-mail|phone number|IBAN)\]/gu;
