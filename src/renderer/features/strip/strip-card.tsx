import { Check, Copy, ExternalLink, Link } from 'lucide-react';
import { useId, useMemo, type ReactNode, type RefObject } from 'react';
import { Button } from 'react-aria-components';
import { answeringSentence } from '../../../shared/i18n/sentences/answering-sentence';
import type { Suggestion } from '../../../shared/domain/knowledge';
import { queryTerms } from '../../../shared/domain/query-terms';
import { useNow } from '../../bridge/use-now';
import { Age } from '../suggestions/card/age';
import { ConfidenceBar } from '../suggestions/card/confidence-bar';
import { MarkedText } from '../suggestions/card/marked-text';
import { openingWords } from '../suggestions/card/use-article-opening';
import type { ReadingActs } from '../suggestions/card/use-reading-acts';
import { cardText } from '../../text/card';
import { suggestionText } from '../../text/suggestion';

interface Props {
  readonly suggestion: Suggestion;
  /** What it answers; null where that isn’t known any more. */
  readonly question: string | null;
  readonly acts: ReadingActs;
  readonly cardRef: RefObject<HTMLElement | null>;
}

const agesEveryMs = 600_000;

/** The one card of the strip: its title, the sentence that answers, how sure and how old. */
export function StripCard({ suggestion, question, acts, cardRef }: Props): ReactNode {
  const titleId = useId();
  const now = useNow(agesEveryMs);
  const terms = useMemo(() => (question === null ? [] : queryTerms(question)), [question]);
  const { before, sentence, after } = useMemo(() => answeringSentence(suggestion.snippet, terms), [suggestion.snippet, terms]);
  const { stand } = acts.opening;
  const said = stand === null ? acts.problem : openingWords(stand);
  const isTrouble = stand === null || stand.phase === 'unopened';
  return (
    <article
      ref={cardRef}
      className="strip-card"
      tabIndex={-1}
      aria-labelledby={titleId}
      data-suggestion-id={suggestion.id}
      data-revision={suggestion.revision ?? undefined}
    >
      <h2 id={titleId} title={suggestion.title}>
        {suggestion.revision === 'withdrawn' && <span className="strip-withdrawn">{suggestionText.withdrawn}: </span>}
        {suggestion.title}
      </h2>
      <p className="strip-answer" title={suggestion.snippet}>
        {before !== '' && '…\u00a0'}
        <MarkedText text={sentence} terms={terms} />
        {after !== '' && '\u00a0…'}
      </p>
      <div className="strip-facts">
        {said === null ? (
          <>
            <ConfidenceBar confidence={suggestion.confidence} />
            <Age lastUpdated={suggestion.lastUpdated} now={now} />
          </>
        ) : (
          <p className="strip-problem" role={isTrouble ? 'alert' : undefined} data-kind={isTrouble ? 'trouble' : 'note'} title={said}>
            {said}
          </p>
        )}
        <div className="strip-acts">
          {stand !== null && stand.phase !== 'copied' && (
            <Button className="button button-icon strip-button" aria-label={cardText.copyAddress} onPress={acts.opening.copyAddress}>
              <Link size={14} aria-hidden />
            </Button>
          )}
          {suggestion.canOpen && (
            <Button className="button button-icon strip-button" aria-label={suggestionText.open} onPress={acts.open}>
              <ExternalLink size={14} aria-hidden />
            </Button>
          )}
          <Button className="button button-icon strip-button" aria-label={suggestionText.copy} onPress={acts.copy}>
            {acts.copied === null ? <Copy size={14} aria-hidden /> : <Check size={14} aria-hidden />}
          </Button>
        </div>
      </div>
    </article>
  );
}
