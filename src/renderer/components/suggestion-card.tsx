import { ExternalLink } from 'lucide-react';
import { memo, useId, useState, type ReactNode } from 'react';
import { send } from '../bridge/client';
import { faultSentence } from '../../shared/fault-sentence';
import type { Suggestion } from '../../shared/knowledge';
import { suggestionText } from '../text/suggestion';
import { Age } from './age';
import { CardAction } from './card-action';
import { ConfidenceBar } from './confidence-bar';
import { CopyAction } from './copy-action';
import { Snippet } from './snippet';
import './suggestion-card.css';

interface Props {
  readonly suggestion: Suggestion;
  readonly now: number;
}

/** One piece of knowledge: what it says, how sure, how old, where from, and what can be done with it. */
export const SuggestionCard = memo(Card, sameCard);

function Card({ suggestion, now }: Props): ReactNode {
  const titleId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const mark = markOf(suggestion);

  const open = (): void => {
    setProblem(null);
    void send('suggestion:open', { suggestionId: suggestion.id }).then((result) => {
      if (!result.ok) setProblem(faultSentence(result.error));
    });
  };

  return (
    <article className="card" tabIndex={-1} aria-labelledby={titleId} data-suggestion-id={suggestion.id}>
      <div className="card-head">
        <h3 id={titleId} title={suggestion.title}>
          {suggestion.title}
        </h3>
        {suggestion.canOpen && <CardAction name={suggestionText.open} icon={ExternalLink} onPress={open} />}
        <CopyAction suggestionId={suggestion.id} onProblem={setProblem} />
      </div>
      {mark !== null && <span className="card-mark">{mark}</span>}
      <Snippet text={suggestion.snippet} />
      <div className="card-facts">
        <ConfidenceBar confidence={suggestion.confidence} />
        <Age lastUpdated={suggestion.lastUpdated} now={now} />
        <span className="card-source" data-part="source" title={suggestion.source}>
          <span className="visually-hidden">{suggestionText.source}: </span>
          {suggestion.source}
        </span>
      </div>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </article>
  );
}

function markOf(suggestion: Suggestion): string | null {
  if (suggestion.trigger === 'late') return suggestionText.late;
  return suggestion.trigger === 'push' ? suggestionText.pushed : null;
}

/** Each snapshot brings new objects; a card is drawn anew only when something in it differs. */
function sameCard(before: Props, after: Props): boolean {
  if (before.now !== after.now) return false;
  // The keys are those of Suggestion; Object.keys widens them to string.
  const keys = Object.keys(after.suggestion) as (keyof Suggestion)[];
  return keys.every((key) => before.suggestion[key] === after.suggestion[key]);
}
