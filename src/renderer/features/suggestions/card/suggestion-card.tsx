import { ExternalLink } from 'lucide-react';
import { memo, useId, type KeyboardEvent, type ReactNode } from 'react';
import { Heading, useLocale } from 'react-aria-components';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import { cardText } from '../../../text/card';
import { suggestionText } from '../../../text/suggestion';
import { Age } from './age';
import { Answer, AnswerToggle, useAnswer } from './answer';
import { CardAction } from './card-action';
import { CardFeedback } from './card-feedback';
import { cardAct, cardKeys } from './card-keys';
import { CardMarks } from './card-marks';
import { ConfidenceBar } from './confidence-bar';
import { CopyAction } from './copy-action';
import { OpeningLine } from './opening-line';
import { useCardActs } from './use-card-acts';
import './suggestion-card.css';

interface Props {
  readonly suggestion: Suggestion;
  /** What it answers; null where that isn’t known any more. */
  readonly question: string | null;
  readonly now: number;
  /** Of the title among the headings around it. */
  readonly level: 3 | 4;
  /** The conversation it is from, where the card stands apart from it; null where that is plain. */
  readonly origin: string | null;
}

/** One piece of knowledge: the sentence that answers, how sure, how old, where from, and what can be done with it. */
export const SuggestionCard = memo(Card, sameCard);

function Card({ suggestion, question, now, level, origin }: Props): ReactNode {
  // A card that is kept as it was drawn is drawn anew in another language.
  useLocale();
  const titleId = useId();
  const answer = useAnswer(suggestion, question);
  const acts = useCardActs(suggestion);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // What is typed in the card’s menu reaches here, too, and is the menu’s.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    const act = cardAct(event, { ...acts, open: suggestion.canOpen ? acts.open : null, expand: answer.more === 'more' ? answer.toggle : null });
    if (act === null || event.repeat) return;
    event.preventDefault();
    act();
  };

  return (
    <article
      className="card"
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-keyshortcuts={cardKeys}
      data-suggestion-id={suggestion.id}
      data-revision={suggestion.revision ?? undefined}
      onKeyDown={onKeyDown}
    >
      <div className="card-head">
        <Heading level={level} id={titleId} title={suggestion.title}>
          {suggestion.title}
        </Heading>
        {suggestion.canOpen && <CardAction name={suggestionText.open} icon={ExternalLink} onPress={acts.open} />}
        <CopyAction onCopy={acts.copy} copied={acts.copied} />
      </div>
      <CardMarks suggestion={suggestion} origin={origin} />
      <Answer view={answer} />
      <div className="card-facts">
        <ConfidenceBar confidence={suggestion.confidence} />
        <Age lastUpdated={suggestion.lastUpdated} now={now} />
        <AnswerToggle view={answer} />
        <div className="card-end">
          <span className="card-source" data-part="source" title={suggestion.source}>
            <span className="visually-hidden">{suggestionText.source}: </span>
            {suggestion.source}
          </span>
          {suggestion.priority !== null && (
            <span className="card-priority" title={cardText.priorityHelp}>
              {cardText.priority({ priority: suggestion.priority })}
            </span>
          )}
          <CardFeedback feedback={suggestion.feedback} acts={acts} />
        </div>
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

/** Each snapshot brings new objects; a card is drawn anew only when something in it differs. */
function sameCard(before: Props, after: Props): boolean {
  if (before.now !== after.now || before.level !== after.level || before.origin !== after.origin || before.question !== after.question) return false;
  return sameMembers(before.suggestion.feedback, after.suggestion.feedback) && sameMembers({ ...before.suggestion, feedback: null }, { ...after.suggestion, feedback: null });
}

function sameMembers<T extends object>(before: T, after: T): boolean {
  // The keys are those of T; Object.keys widens them to string.
  const keys = Object.keys(after) as (keyof T)[];
  return keys.every((key) => before[key] === after[key]);
}
