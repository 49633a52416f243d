import { english, type English } from './catalogues/en';
import { englishTranslator, translator } from './current';
import { isForms, isOrdinal, type Message, type Messages, type Values } from './message';
import type { Translator } from './translator';

/**
 * The messages of a topic, ready to be said: a plain one is a string, one with values or a count a function of them.
 * Read them when they are shown; what is kept stays in the language of that moment.
 */
export type Texts<M> = { readonly [K in keyof M]: M[K] extends Message ? Said<M[K]> : Texts<M[K]> };

type Said<M> = [Values<M>] extends [never] ? string : (values: Values<M>) => string;

/** The texts of a topic in the language of this process. */
export function textsOf<T extends keyof English>(topic: T): Texts<English[T]> {
  return speaking(topic, translator);
}

/** The texts of a topic in English, whatever the agent speaks: for logs, evidence and command-line output. */
export function englishOf<T extends keyof English>(topic: T): Texts<English[T]> {
  return speaking(topic, () => englishTranslator);
}

function speaking<T extends keyof English>(topic: T, speaker: () => Translator): Texts<English[T]> {
  // The walk makes of each message what `Said` says of it; no type can follow a walk.
  return saying(english[topic], topic, speaker) as Texts<English[T]>;
}

function saying(messages: Messages, path: string, speaker: () => Translator): object {
  const said = {};
  for (const [name, message] of Object.entries(messages)) {
    Object.defineProperty(said, name, { enumerable: true, ...property(message, `${path}.${name}`, speaker) });
  }
  return said;
}

function property(message: Message | Messages, path: string, speaker: () => Translator): PropertyDescriptor {
  const say = (values?: Readonly<Record<string, unknown>>): string => speaker().say(path, values);
  if (typeof message === 'string') return message.includes('{{') ? { value: say } : { get: () => say() };
  if (!isForms(message)) return { value: saying(message, path, speaker) };
  return { value: isOrdinal(message) ? (values: Readonly<Record<string, unknown>>) => say({ ...values, ordinal: true }) : say };
}
