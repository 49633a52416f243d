import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { suggestionText } from '../../../text/suggestion';
import { CardAction } from './card-action';

interface Props {
  readonly onCopy: () => void;
  /** What was copied a moment ago, in words. */
  readonly copied: string | null;
}

/** Copies a suggestion and says so for a moment. */
export function CopyAction({ onCopy, copied }: Props): ReactNode {
  return (
    <span className="copy-action">
      <CardAction name={suggestionText.copy} icon={copied === null ? Copy : Check} onPress={onCopy} />
      {copied !== null && (
        // Announced already; this is for the eye.
        <span className="copied-flag" aria-hidden>
          {copied}
        </span>
      )}
    </span>
  );
}
