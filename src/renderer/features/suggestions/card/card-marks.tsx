import type { ReactNode } from 'react';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import { suggestionText } from '../../../text/suggestion';

interface Props {
  readonly suggestion: Suggestion;
  readonly origin: string | null;
}

/** What is particular about a card: how it came, what became of it since, and which conversation it is from. */
export function CardMarks({ suggestion, origin }: Props): ReactNode {
  const came = cameWords(suggestion);
  const { revision } = suggestion;
  if (came === null && revision === null && origin === null) return null;
  return (
    <div className="card-marks">
      {revision === 'updated' && <Mark kind="updated" words={suggestionText.revised} help={suggestionText.revisedHelp} />}
      {revision === 'withdrawn' && <Mark kind="withdrawn" words={suggestionText.withdrawn} help={suggestionText.withdrawnHelp} />}
      {came !== null && <Mark kind="came" words={came} />}
      {origin !== null && <span className="card-origin">{origin}</span>}
    </div>
  );
}

interface MarkProps {
  readonly kind: 'came' | 'updated' | 'withdrawn';
  readonly words: string;
  readonly help?: string;
}

function Mark({ kind, words, help }: MarkProps): ReactNode {
  return (
    <span className="card-mark" data-kind={kind} title={help}>
      {words}
    </span>
  );
}

function cameWords({ trigger }: Suggestion): string | null {
  if (trigger === 'late') return suggestionText.late;
  return trigger === 'push' || trigger === 'revalidate' ? suggestionText.pushed : null;
}
