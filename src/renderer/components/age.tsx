import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { ageWords, exactDate, suggestionText } from '../text/suggestion';

interface Props {
  /** Epoch milliseconds, null where unknown. */
  readonly lastUpdated: number | null;
  readonly now: number;
}

/** How old an article is, with the exact date on hover. */
export function Age({ lastUpdated, now }: Props): ReactNode {
  if (lastUpdated === null) {
    return (
      <span className="age age-unknown" data-part="age" title={suggestionText.ageUnknownHelp}>
        <CircleHelp size={12} aria-hidden />
        {suggestionText.ageUnknown}
      </span>
    );
  }
  return (
    <span className="age" data-part="age" title={exactDate(lastUpdated)}>
      <span className="visually-hidden">{suggestionText.updated} </span>
      <time dateTime={new Date(lastUpdated).toISOString()}>{ageWords(lastUpdated, now)}</time>
    </span>
  );
}
