import type { ReactNode } from 'react';
import { markTerms } from '../../../../shared/domain/query-terms';

interface Props {
  readonly text: string;
  /** What was asked for, as `queryTerms` gives it. */
  readonly terms: readonly string[];
}

/** A text in which the words asked for are marked. */
export function MarkedText({ text, terms }: Props): ReactNode {
  return markTerms(text, terms).map((part, index) =>
    part.marked ? (
      <mark className="term" key={index}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
