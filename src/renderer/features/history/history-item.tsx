import { ExternalLink } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { HistoryEntry } from '../../../shared/contract/history';
import { noFeedback } from '../../../shared/domain/knowledge';
import { Age } from '../suggestions/card/age';
import { CardAction } from '../suggestions/card/card-action';
import { CopyAction } from '../suggestions/card/copy-action';
import { OpeningLine } from '../suggestions/card/opening-line';
import { useCardActs } from '../suggestions/card/use-card-acts';
import { percentWords } from '../../text/suggestion';
import { clockTime, endingWords } from '../../text/history';
import { suggestionText } from '../../text/suggestion';

interface Props {
  readonly entry: HistoryEntry;
  readonly now: number;
}

/** A question of today: when, how it ended, and what it brought. */
export function HistoryItem({ entry, now }: Props): ReactNode {
  return (
    <li className="history-item">
      <div className="history-question">
        <time dateTime={new Date(entry.askedAt).toISOString()}>{clockTime(entry.askedAt)}</time>
        <h2 data-selectable>{entry.text}</h2>
        <span className="history-ending">{endingWords(entry)}</span>
      </div>
      {entry.suggestions.map((suggestion) => (
        <Hit key={suggestion.id} suggestion={suggestion} now={now} />
      ))}
    </li>
  );
}

interface HitProps {
  readonly suggestion: HistoryEntry['suggestions'][number];
  readonly now: number;
}

function Hit({ suggestion, now }: HitProps): ReactNode {
  const titleId = useId();
  const { open, opening, copy, copied, problem } = useCardActs({ id: suggestion.id, feedback: noFeedback });
  return (
    <article className="history-hit" aria-labelledby={titleId}>
      <div className="card-head">
        <h3 id={titleId}>{suggestion.title}</h3>
        {suggestion.canOpen && <CardAction name={suggestionText.open} icon={ExternalLink} onPress={open} />}
        <CopyAction onCopy={copy} copied={copied} />
      </div>
      <p className="history-snippet">{suggestion.snippet}</p>
      <div className="card-facts">
        <span>{percentWords(suggestion.confidence)}</span>
        <Age lastUpdated={suggestion.lastUpdated} now={now} />
        <span className="card-source" title={suggestion.source}>
          {suggestion.source}
        </span>
      </div>
      <OpeningLine opening={opening} />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </article>
  );
}
