import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Button } from 'react-aria-components';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import { answeringSentence, type AnsweringSentence } from '../../../../shared/i18n/sentences/answering-sentence';
import { queryTerms } from '../../../../shared/domain/query-terms';
import { suggestionText } from '../../../text/suggestion';
import { MarkedText } from './marked-text';
import { useExpanded } from '../../../ui/use-expanded';
import './answer.css';

/** What a snippet answers, and whether there is more of it than is shown. */
export interface AnswerView {
  readonly parts: AnsweringSentence;
  /** What was asked for, as `queryTerms` gives it. */
  readonly terms: readonly string[];
  readonly phase: 'closed' | 'open';
  readonly more: 'more' | 'whole';
  readonly toggle: () => void;
  readonly textRef: RefObject<HTMLParagraphElement | null>;
}

/** @param question what was asked; null where it isn’t known, and the first sentence answers */
export function useAnswer({ id, snippet }: Pick<Suggestion, 'id' | 'snippet'>, question: string | null): AnswerView {
  const textRef = useRef<HTMLParagraphElement>(null);
  const [phase, setPhase] = useExpanded(id);
  const terms = useMemo(() => (question === null ? [] : queryTerms(question)), [question]);
  const parts = useMemo(() => answeringSentence(snippet, terms), [snippet, terms]);
  const isCut = useCut(textRef, phase, parts.sentence);
  const more = isCut || parts.before !== '' || parts.after !== '' ? 'more' : 'whole';
  return { parts, terms, phase, more, toggle: () => setPhase(phase === 'open' ? 'closed' : 'open'), textRef };
}

/** The sentence that answers, three lines at most; opened, all of the snippet with that sentence set off. */
export function Answer({ view }: { readonly view: AnswerView }): ReactNode {
  const { parts, terms, phase, textRef } = view;
  if (phase === 'closed') {
    // What is left out before or after it is told by an ellipsis, which never stands on a line alone.
    return (
      <p ref={textRef} className="answer" data-phase={phase}>
        {parts.before !== '' && '…\u00a0'}
        <MarkedText text={parts.sentence} terms={terms} />
        {parts.after !== '' && '\u00a0…'}
      </p>
    );
  }
  return (
    <p ref={textRef} className="answer" data-phase={phase}>
      {parts.before !== '' && <MarkedText text={`${parts.before} `} terms={terms} />}
      <strong>
        <MarkedText text={parts.sentence} terms={terms} />
      </strong>
      {parts.after !== '' && <MarkedText text={` ${parts.after}`} terms={terms} />}
    </p>
  );
}

/** Opens and closes an answer, where there is more of it. */
export function AnswerToggle({ view }: { readonly view: AnswerView }): ReactNode {
  if (view.more === 'whole') return null;
  return (
    <Button className="answer-more" aria-expanded={view.phase === 'open'} onPress={view.toggle}>
      {view.phase === 'open' ? suggestionText.less : suggestionText.more}
    </Button>
  );
}

/** Whether the sentence alone is longer than its lines. */
function useCut(text: RefObject<HTMLParagraphElement | null>, phase: AnswerView['phase'], sentence: string): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const paragraph = text.current;
    // Open, it tells nothing of how long it is closed.
    if (paragraph === null || phase === 'open') return undefined;
    const observer = new ResizeObserver(() => setCut(paragraph.scrollHeight > paragraph.clientHeight + 1));
    observer.observe(paragraph);
    return () => observer.disconnect();
  }, [text, phase, sentence]);
  return isCut;
}
