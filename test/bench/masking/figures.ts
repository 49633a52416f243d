import { maskPersonalData } from '../../../src/main/assist/masking/mask';
import { regionOf } from '../../../src/main/assist/masking/region';
import type { Form, Sentence } from './sentence';

export interface Judged extends Sentence {
  readonly masked: string;
  /** Something of a span is left, or something was masked in a harmless sentence. */
  readonly verdict: 'right' | 'wrong';
}

/** What becomes of a sentence where its language is the questions' own. */
export function judge(sentence: Sentence): Judged {
  const { text, spans, form, language } = sentence;
  const masked = maskPersonalData(text, { region: regionOf(language) }).text;
  const right = form === 'harmless' ? masked === text : spans.every((span) => isGone(span.text, masked));
  return { ...sentence, masked, verdict: right ? 'right' : 'wrong' };
}

/** None of the words with a digit or a sign of it is left, nor, where it has none, the whole of it. */
function isGone(span: string, masked: string): boolean {
  if (masked.includes(span)) return false;
  const telling = span.split(/[\s,;:()\-–]+/u).filter((word) => /\p{N}{3,}|@/u.test(word));
  return telling.every((word) => !masked.includes(word)) && !mostOfWordsIn(span, masked);
}

/** Half of the span, word by word in its order, still standing in one piece. */
function mostOfWordsIn(span: string, masked: string): boolean {
  const pieces = span.split(/\s+/u);
  const half = Math.ceil(pieces.length / 2);
  if (pieces.length < 4) return false;
  return pieces.some((_, from) => from + half <= pieces.length && masked.includes(pieces.slice(from, from + half).join(' ')));
}

/** Shares of sentences that may be wrong. */
export const aims: Readonly<Record<Form, number>> = { plain: 0, hard: 0.1, harmless: 0.03 };

/** The run as lines for a terminal: a row a language, and one for all; of each form how many there are, and how many were wrong. */
export function tableOf(title: string, judged: readonly Judged[]): readonly string[] {
  const languages = [...new Set(judged.map(({ language }) => language))];
  const rows = [...languages.map((language) => [language as string, judged.filter((one) => one.language === language)] as const), ['all', judged] as const];
  return [
    `${title}:`,
    line('', ['plain', 'missed', 'hard', 'missed', 'harmless', 'masked']),
    ...rows.map(([name, those]) => line(name, forms.flatMap((form) => cellsOf(those, form)))),
  ];
}

/** The forms whose share of wrong sentences is over the aim. */
export function overTheAim(judged: readonly Judged[]): readonly string[] {
  return forms.flatMap((form) => {
    const share = shareWrong(judged, form);
    return share > aims[form] ? [`${form}: ${percent(share)}, aimed at ${percent(aims[form])}`] : [];
  });
}

/** Each wrong sentence with what it became. */
export function missesOf(judged: readonly Judged[]): readonly string[] {
  return judged.filter(({ verdict }) => verdict === 'wrong').map(({ language, form, text, masked }) => `  ${language} ${form}: ${text}${text === masked ? '' : ` → ${masked}`}`);
}

const forms: readonly Form[] = ['plain', 'hard', 'harmless'];

function shareWrong(judged: readonly Judged[], form: Form): number {
  const those = judged.filter((one) => one.form === form);
  return those.filter(({ verdict }) => verdict === 'wrong').length / Math.max(1, those.length);
}

function cellsOf(judged: readonly Judged[], form: Form): readonly string[] {
  const those = judged.filter((one) => one.form === form);
  return [String(those.length), `${those.filter(({ verdict }) => verdict === 'wrong').length} (${percent(shareWrong(judged, form))})`];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function line(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(8)}${cells.map((cell) => cell.padStart(13)).join('')}`;
}
