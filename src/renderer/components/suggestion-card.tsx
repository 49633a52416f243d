import { ExternalLink } from 'lucide-react';
import { memo, useId, useState, type ReactNode } from 'react';
import { Heading } from 'react-aria-components';
import { send } from '../bridge/client';
import { faultSentence } from '../../shared/fault-sentence';
import type { Suggestion } from '../../shared/knowledge';
import { suggestionText } from '../text/suggestion';
import { Age } from './age';
import { CardAction } from './card-action';
import { CardFeedback } from './card-feedback';
import { CardMarks } from './card-marks';
import { ConfidenceBar } from './confidence-bar';
import { CopyAction } from './copy-action';
import { Snippet } from './snippet';
import './suggestion-card.css';

interface Props {
  readonly suggestion: Suggestion;
  readonly now: number;
  /** Of the title among the headings around it. */
  readonly level: 3 | 4;
  /** The conversation it is from, where the card stands apart from it; null where that is plain. */
  readonly origin: string | null;
}

/** One piece of knowledge: what it says, how sure, how old, where from, and what can be done with it. */
export const SuggestionCard = memo(Card, sameCard);

function Card({ suggestion, now, level, origin }: Props): ReactNode {
  const titleId = useId();
  const [problem, setProblem] = useState<string | null>(null);

  const open = (): void => {
    setProblem(null);
    void send('suggestion:open', { suggestionId: suggestion.id }).then((result) => {
      if (!result.ok) setProblem(faultSentence(result.error));
    });
  };

  return (
    <article
      className="card"
      tabIndex={-1}
      aria-labelledby={titleId}
      data-suggestion-id={suggestion.id}
      data-revision={suggestion.revision ?? undefined}
    >
      <div className="card-head">
        <Heading level={level} id={titleId} title={suggestion.title}>
          {suggestion.title}
        </Heading>
        {suggestion.canOpen && <CardAction name={suggestionText.open} icon={ExternalLink} onPress={open} />}
        <CopyAction suggestionId={suggestion.id} onProblem={setProblem} />
      </div>
      <CardMarks suggestion={suggestion} origin={origin} />
      <Snippet text={suggestion.snippet} />
      <div className="card-facts">
        <ConfidenceBar confidence={suggestion.confidence} />
        <Age lastUpdated={suggestion.lastUpdated} now={now} />
        <div className="card-end">
          <span className="card-source" data-part="source" title={suggestion.source}>
            <span className="visually-hidden">{suggestionText.source}: </span>
            {suggestion.source}
          </span>
          <CardFeedback suggestion={suggestion} onProblem={setProblem} />
        </div>
      </div>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </article>
  );
}

/** Each snapshot brings new objects; a card is drawn anew only when something in it differs. */
function sameCard(before: Props, after: Props): boolean {
  if (before.now !== after.now || before.level !== after.level || before.origin !== after.origin) return false;
  return sameMembers(before.suggestion.feedback, after.suggestion.feedback) && sameMembers({ ...before.suggestion, feedback: null }, { ...after.suggestion, feedback: null });
}

function sameMembers<T extends object>(before: T, after: T): boolean {
  // The keys are those of T; Object.keys widens them to string.
  const keys = Object.keys(after) as (keyof T)[];
  return keys.every((key) => before[key] === after[key]);
}
