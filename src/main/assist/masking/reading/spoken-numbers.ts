import { entriesOf, type NumberWords } from '../words/language-words';
import type { Word } from './words';

/** A number said in one word or several, by the words it takes. */
export interface SpokenNumber {
  readonly digits: string;
  /** How many words it is made of. */
  readonly words: number;
  readonly kind: 'number' | 'day';
}

/** Reads one language's spoken numbers. */
export class SpokenNumbers {
  /** Numbers said in a way of their own, by their words with a blank between. */
  readonly #numbers = new Map<string, number>();
  readonly #days = new Map<string, number>();
  /** "Four ones". */
  readonly #plurals = new Map<string, number>();
  readonly #hundred: ReadonlySet<string>;
  readonly #thousand: ReadonlySet<string>;
  readonly #and: ReadonlySet<string>;
  readonly #repeated: readonly (readonly [phrases: ReadonlySet<string>, times: number])[];
  readonly #times: ReadonlySet<string>;
  /** The words that a number may begin with. */
  readonly #firstWords = new Set<string>();
  /** A word with a hundred or a thousand within; matches nothing in languages that write those apart. */
  readonly #compound: RegExp;

  constructor(words: NumberWords) {
    const ones = entriesOf(words.ones).map(spellings);
    const teens = entriesOf(words.teens).map(spellings);
    const tens = entriesOf(words.tens).map(spellings);
    ones.forEach((spelled, value) => this.#add(spelled, value));
    teens.forEach((spelled, index) => this.#add(spelled, 10 + index));
    tens.forEach((spelled, index) => {
      this.#add(spelled, 20 + 10 * index);
      ones.slice(1).forEach((one, ahead) => {
        const joined = spelled.flatMap((ten) => one.flatMap((digit) => words.joined.map((form) => form.replace('{ten}', ten).replace('{one}', digit))));
        this.#add(joined, 20 + 10 * index + ahead + 1);
      });
    });
    for (const other of entriesOf(words.others ?? '')) {
      const [phrase = '', value = ''] = other.split('=');
      this.#numbers.set(phrase, Number(value));
    }
    for (const plural of entriesOf(words.plurals ?? '')) {
      const [word = '', value = ''] = plural.split('=');
      this.#plurals.set(word, Number(value));
    }
    entriesOf(words.ordinals ?? '').forEach((spelled, index) => {
      for (const day of spellings(spelled)) this.#days.set(day, index + 1);
    });
    this.#hundred = new Set(entriesOf(words.hundred));
    this.#thousand = new Set(entriesOf(words.thousand));
    this.#and = new Set(entriesOf(words.and));
    this.#repeated = [
      [new Set(entriesOf(words.double)), 2],
      [new Set(entriesOf(words.triple)), 3],
    ];
    this.#times = new Set(entriesOf(words.times));
    this.#compound = new RegExp(words.compounds === undefined ? '(?!)' : `(${[...this.#thousand, ...this.#hundred].join('|')})`, 'u');
    for (const phrase of [...this.#numbers.keys(), ...this.#days.keys(), ...this.#hundred, ...this.#thousand, ...this.#repeated.flatMap(([phrases]) => [...phrases])]) {
      this.#firstWords.add(phrase.split(' ')[0] ?? phrase);
    }
  }

  /** The number that begins with a word; null where none does. Digits among the words count only as what is repeated. */
  read(words: readonly Word[], from: number): SpokenNumber | null {
    const first = words[from];
    // Longer digits stand for themselves.
    if (first === undefined || (first.digits ? first.folded.length > 1 : !this.mayBegin(first.folded))) return null;
    const repeated = this.#readRepeated(words, from);
    if (repeated !== null || first.digits) return repeated;
    const day = longestMatch(words, from, (phrase) => this.#days.get(phrase));
    const number = this.#readNumber(words, from);
    if (day !== null && (number === null || day.words >= number.words)) return { digits: String(day.value), words: day.words, kind: 'day' };
    return number;
  }

  /** Whether a number may begin with a word. */
  mayBegin(word: string): boolean {
    return this.#firstWords.has(word) || this.#compound.test(word);
  }

  #readNumber(words: readonly Word[], from: number): SpokenNumber | null {
    const small = longestMatch(words, from, (phrase) => this.#valueOf(phrase) ?? (this.#hundred.has(phrase) ? 100 : this.#thousand.has(phrase) ? 1000 : undefined));
    if (small === null) return null;
    let { value, words: taken } = small;
    if (value >= 1 && value <= 99 && this.#isOneOf(this.#hundred, words, from + taken)) {
      value *= 100;
      taken += 1;
    }
    if (value % 100 === 0 && value > 0 && value < 1000) taken += this.#rest(words, from + taken, (more) => (value += more));
    if (value >= 1 && value <= 999 && this.#isOneOf(this.#thousand, words, from + taken)) {
      value *= 1000;
      taken += 1;
    }
    if (value % 1000 === 0 && value > 0) {
      const more = this.#readBelowThousand(words, from + taken);
      if (more !== null) {
        value += more.value;
        taken += more.words;
      }
    } else if (value % 100 === 0 && value >= 1000) taken += this.#rest(words, from + taken, (more) => (value += more));
    return { digits: String(value), words: taken, kind: 'number' };
  }

  /** What follows a thousand: "novecientos ochenta", "neuf cent quatre-vingt". */
  #readBelowThousand(words: readonly Word[], from: number): { readonly value: number; readonly words: number } | null {
    const joint = this.#isOneOf(this.#and, words, from) ? 1 : 0;
    const small = longestMatch(words, from + joint, (phrase) => this.#valueOf(phrase) ?? (this.#hundred.has(phrase) ? 100 : undefined));
    if (small === null || small.value === 0 || small.value > 999) return null;
    let { value, words: taken } = small;
    taken += joint;
    if (value <= 9 && this.#isOneOf(this.#hundred, words, from + taken)) {
      value *= 100;
      taken += 1;
    }
    if (value % 100 === 0) taken += this.#rest(words, from + taken, (more) => (value += more));
    return value >= 10 ? { value, words: taken } : null;
  }

  /** Tens and ones after hundreds; a single one before more of them is a digit by itself: "eight hundred five five five". */
  #rest(words: readonly Word[], from: number, add: (more: number) => void): number {
    const joint = this.#isOneOf(this.#and, words, from) ? 1 : 0;
    const more = longestMatch(words, from + joint, (phrase) => this.#valueOf(phrase));
    if (more === null || more.value === 0 || more.value > 99) return 0;
    const next = longestMatch(words, from + joint + more.words, (phrase) => this.#valueOf(phrase));
    if (joint === 0 && more.value < 10 && next !== null && next.value < 10) return 0;
    add(more.value);
    return joint + more.words;
  }

  /** "Double four", "four ones", "four times one". */
  #readRepeated(words: readonly Word[], from: number): SpokenNumber | null {
    for (const [phrases, times] of words[from]?.digits === true ? [] : this.#repeated) {
      const repeat = longestMatch(words, from, (phrase) => (phrases.has(phrase) ? times : undefined));
      const digit = repeat === null ? null : this.#digitAt(words, from + repeat.words);
      if (repeat !== null && digit !== null) return { digits: digit.repeat(times), words: repeat.words + 1, kind: 'number' };
    }
    const count = this.#digitAt(words, from);
    const many = count === null || Number(count) < 2 ? undefined : this.#plurals.get(words[from + 1]?.folded ?? '');
    if (count !== null && many !== undefined) return { digits: String(many).repeat(Number(count)), words: 2, kind: 'number' };
    const times = count === null ? null : longestMatch(words, from + 1, (phrase) => (this.#times.has(phrase) ? 1 : undefined));
    const digit = times === null ? null : this.#digitAt(words, from + 1 + times.words);
    if (count === null || times === null || digit === null || Number(count) < 2) return null;
    return { digits: digit.repeat(Number(count)), words: 2 + times.words, kind: 'number' };
  }

  #digitAt(words: readonly Word[], at: number): string | null {
    const word = words[at];
    if (word === undefined) return null;
    if (word.digits) return word.folded.length === 1 ? word.folded : null;
    const value = this.#numbers.get(word.folded);
    return value !== undefined && value <= 9 ? String(value) : null;
  }

  #valueOf(phrase: string): number | undefined {
    return this.#numbers.get(phrase) ?? (this.#compound.test(phrase) ? this.#valueOfCompound(phrase) : undefined);
  }

  /** In German, which writes hundreds and thousands in one word: "viertausendeinhundertelf". */
  #valueOfCompound(word: string): number | undefined {
    const [, unit = ''] = this.#compound.exec(word) ?? [];
    if (unit === '') return this.#numbers.get(word);
    const at = word.indexOf(unit);
    const head = word.slice(0, at);
    const tail = word.slice(at + unit.length).replace(/^und/u, '');
    const many = head === '' ? 1 : this.#valueOfCompound(head);
    const rest = tail === '' ? 0 : this.#valueOfCompound(tail);
    if (many === undefined || rest === undefined || many > 99) return undefined;
    return (this.#thousand.has(unit) ? 1000 : 100) * many + rest;
  }

  #isOneOf(phrases: ReadonlySet<string>, words: readonly Word[], at: number): boolean {
    const word = words[at];
    return word !== undefined && phrases.has(word.folded);
  }

  #add(spelled: readonly string[], value: number): void {
    for (const phrase of spelled) this.#numbers.set(phrase, value);
  }
}

/** Words of a phrase that are said as one, such as "quatre-vingt-dix-sept". */
const mostWords = 5;

function longestMatch(words: readonly Word[], from: number, valueOf: (phrase: string) => number | undefined): { readonly value: number; readonly words: number } | null {
  let phrase = '';
  let found: { readonly value: number; readonly words: number } | null = null;
  for (let to = from; to < Math.min(words.length, from + mostWords); to += 1) {
    const word = words[to];
    const before = words[to - 1];
    if (word === undefined || (to > from && before !== undefined && word.start - before.end > 1)) break;
    phrase = phrase === '' ? word.folded : `${phrase} ${word.folded}`;
    const value = valueOf(phrase);
    if (value !== undefined) found = { value, words: to - from + 1 };
  }
  return found;
}

function spellings(entry: string): readonly string[] {
  return entry.split('|');
}
