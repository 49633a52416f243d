import { Check, Copy, ExternalLink } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Suggestion } from '../../../shared/domain/knowledge';
import type { QueryView } from '../../../shared/contract/state';
import { useNow } from '../../bridge/use-now';
import { Age } from '../suggestions/card/age';
import { Answer, useAnswer } from '../suggestions/card/answer';
import { CardMarks } from '../suggestions/card/card-marks';
import { ConfidenceBar } from '../suggestions/card/confidence-bar';
import { OpeningLine } from '../suggestions/card/opening-line';
import { useReadingActs } from '../suggestions/card/use-reading-acts';
import { stripText } from '../../text/strip';
import { suggestionText } from '../../text/suggestion';

interface Props {
  readonly suggestion: Suggestion;
  /** What it answers; null where that isn’t known any more. */
  readonly question: QueryView | null;
}

const agesEveryMs = 600_000;

/** One suggestion to be read: all of its text, in a measure and a size that is easy on the eyes. */
export function ReadingPane({ suggestion, question }: Props): ReactNode {
  const titleId = useId();
  const now = useNow(agesEveryMs);
  const answer = useAnswer(suggestion, question?.text ?? null);
  const acts = useReadingActs(suggestion.id);
  return (
    // Focusable, because a long text scrolls.
    <article className="reading" aria-labelledby={titleId} tabIndex={0} data-revision={suggestion.revision ?? undefined}>
      {question !== null && <p className="reading-question">{stripText.answers({ question: question.text })}</p>}
      <h2 id={titleId}>{suggestion.title}</h2>
      <CardMarks suggestion={suggestion} origin={null} />
      <div className="reading-facts">
        <ConfidenceBar confidence={suggestion.confidence} />
        <Age lastUpdated={suggestion.lastUpdated} now={now} />
        <span className="reading-source">{suggestion.source}</span>
      </div>
      <div className="reading-text">
        <Answer view={{ ...answer, phase: 'open' }} />
      </div>
      <div className="reading-acts">
        <Button className="button button-outline button-large" onPress={acts.copy}>
          {acts.copied === null ? <Copy size={15} aria-hidden /> : <Check size={15} aria-hidden />}
          {acts.copied ?? suggestionText.copy}
        </Button>
        {suggestion.canOpen && (
          <Button className="button button-outline button-large" onPress={acts.open}>
            <ExternalLink size={15} aria-hidden />
            {suggestionText.open}
          </Button>
        )}
      </div>
      <OpeningLine opening={acts.opening} />
      {acts.problem !== null && (
        <p className="field-error" role="alert">
          {acts.problem}
        </p>
      )}
    </article>
  );
}
