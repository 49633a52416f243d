import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { ageWords, exactDate, suggestionText } from '../../../text/suggestion';
import './age.css';

interface Props {
  /** Epoch milliseconds, null where unknown. */
  readonly lastUpdated: number | null;
  readonly now: number;
}

/** How old an article is; the exact date comes with the pointer or the keyboard’s focus. */
export function Age({ lastUpdated, now }: Props): ReactNode {
  return (
    <TooltipTrigger delay={300}>
      {/* A button only so that the keyboard gets to the date. */}
      <Button className={lastUpdated === null ? 'age age-unknown' : 'age'} data-part="age">
        {lastUpdated === null ? (
          <>
            <CircleHelp size={12} aria-hidden />
            {suggestionText.ageUnknown}
          </>
        ) : (
          <>
            <span className="visually-hidden">{suggestionText.updated} </span>
            <time dateTime={new Date(lastUpdated).toISOString()}>{ageWords(lastUpdated, now)}</time>
          </>
        )}
      </Button>
      <Tooltip className="tooltip" offset={2} placement="bottom">
        {lastUpdated === null ? suggestionText.ageUnknownHelp : exactDate(lastUpdated)}
      </Tooltip>
    </TooltipTrigger>
  );
}
