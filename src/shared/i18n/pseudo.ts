import { isForms, type Message, type Messages } from './message';

/** English, accented, about 40 % longer and in brackets: what isn't is no message, and what is cut off has no bracket. */
export function accented(messages: Messages): Messages {
  return mapped(messages, (text) => (text === product ? text : `⟦${outsideHoles(text, accent)}${padding(text)}⟧`));
}

/** English between marks that turn its direction, as Arabic and Hebrew have it. */
export function mirrored(messages: Messages): Messages {
  return mapped(messages, (text) => `\u202e${outsideHoles(text, (part) => part, '\u202c', '\u202e')}\u202c`);
}

function mapped(messages: Messages, text: (english: string) => string): Messages {
  return Object.fromEntries(Object.entries(messages).map(([name, message]) => [name, one(message, text)]));
}

function one(message: Message | Messages, text: (english: string) => string): Message | Messages {
  if (typeof message === 'string') return text(message);
  // Forms are messages by name as well, and stay forms.
  return isForms(message) ? (mapped(message as Messages, text)) : mapped(message, text);
}

/** A name, the same in every language. */
const product = 'Cuecard';

/** Values keep their place, and so does the product’s name; `before` and `after` stand around each. */
function outsideHoles(text: string, change: (part: string) => string, before = '', after = ''): string {
  return text
    .split(/(\{\{.*?\}\}|Cuecard)/)
    .map((part) => (part === product || part.startsWith('{{') ? `${before}${part}${after}` : change(part)))
    .join('');
}

const accents: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', f: 'ƒ', g: 'ğ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ',
  n: 'ñ', o: 'ó', p: 'þ', q: 'ɋ', r: 'ŕ', s: 'š', t: 'ţ', u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'Á', B: 'Ɓ', C: 'Ç', D: 'Đ', E: 'É', F: 'Ƒ', G: 'Ğ', H: 'Ĥ', I: 'Í', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ḿ',
  N: 'Ñ', O: 'Ó', P: 'Þ', Q: 'Ɋ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Ú', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

function accent(part: string): string {
  return part.replace(/[A-Za-z]/g, (letter) => accents[letter] ?? letter);
}

/** In short words, so that it may wrap as text does. */
function padding(text: string): string {
  const length = Math.ceil(text.replace(/\{\{.*?\}\}/g, '').length * 0.4);
  return length < 3 ? '' : ` ${'óñé ţŵó ţĥŕéé ƒóúŕ ƒíṽé šíẋ '.repeat(10).slice(0, length - 1).trim()}`;
}
