import { termsIn } from '../../domain/query-terms';

/** A snippet in three: what comes before the sentence that answers, that sentence, and what follows. */
export interface AnsweringSentence {
  readonly before: string;
  readonly sentence: string;
  readonly after: string;
}

/**
 * Finds the sentence of a snippet that answers: the one with the most of the terms in it, and of several the first.
 * Without any term anywhere it is the first one. The three parts make up the snippet again, but for the white space
 * between them. Pure: the window shows by it, main copies by it.
 */
export function answeringSentence(snippet: string, terms: readonly string[]): AnsweringSentence {
  const sentences = sentencesOf(snippet);
  const [first] = sentences;
  if (first === undefined) return { before: '', sentence: '', after: '' };
  let best = first;
  let most = 0;
  for (const sentence of sentences) {
    const found = termsIn(sentence.text, terms).size;
    if (found <= most) continue;
    best = sentence;
    most = found;
  }
  return {
    before: snippet.slice(0, best.start).trim(),
    sentence: best.text.trim(),
    after: snippet.slice(best.start + best.text.length).trim(),
  };
}

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** A line is one, too: lists and headings end without a full stop. What has no letter belongs to what precedes it. */
function sentencesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  const found: { text: string; start: number }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = found.at(-1);
    if (last === undefined || (/[\p{L}\p{N}]/u.test(segment) && !/(?:^|[\s(])(?:\p{L}|\p{Lu}\p{Ll}{0,2}|No|Nr|e\.g|i\.e|z\.B|p\.ex|approx|incl|etc)\.\s*$/u.test(last.text))) {
      found.push({ text: segment, start: index });
    } else last.text += segment;
  }
  return found.filter(({ text: one }) => one.trim() !== '');
}
