/**
 * What a message is, and what has to be given to say it, read off its English text:
 *
 * - a string, in which `{{name}}` is a text and `{{size, number}}` or `{{part, percent}}` a number;
 * - plural forms by `count`, named as `Intl.PluralRules` does: `{ one: '…', other: '…' }`;
 * - the same of a place in a row: `{ ordinal: { one: '…', other: '…' } }`.
 */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
export interface OrdinalForms {
  readonly ordinal: PluralForms;
}
export type Message = string | PluralForms | OrdinalForms;

/** Messages by name, in groups where that helps. No group may be called `other` or `ordinal`. */
export interface Messages {
  readonly [name: string]: Message | Messages;
}

/** What must be given with a message; `never` where nothing must. */
export type Values<M> = M extends string
  ? ValuesOf<HolesIn<M>>
  : M extends OrdinalForms
    ? ValuesOf<HolesIn<StringsIn<M['ordinal']>> | 'count, number'>
    : M extends PluralForms
      ? ValuesOf<HolesIn<StringsIn<M>> | 'count, number'>
      : never;

type StringsIn<F> = F[keyof F] & string;
type HolesIn<Text extends string> = Text extends `${string}{{${infer Hole}}}${infer Rest}` ? Hole | HolesIn<Rest> : never;
type ValuesOf<Hole extends string> = [Hole] extends [never]
  ? never
  : { readonly [H in Hole as H extends `${infer Name}, ${string}` ? Name : H]: H extends `${string}, ${string}` ? number : string };

/** True for the plural or ordinal forms of one message, false for a group of messages. */
export function isForms(value: Messages | PluralForms | OrdinalForms): value is PluralForms | OrdinalForms {
  return isOrdinal(value) || typeof value.other === 'string';
}

export function isOrdinal(value: Messages | PluralForms | OrdinalForms): value is OrdinalForms {
  return 'ordinal' in value;
}

/** The forms of plurals by the rule they are chosen by. */
export function formsOf(message: PluralForms | OrdinalForms): PluralForms {
  // The guard's other side: what isn't ordinal is the forms themselves.
  return isOrdinal(message) ? message.ordinal : message;
}
