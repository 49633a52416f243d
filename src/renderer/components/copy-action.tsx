import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { send } from '../bridge/client';
import { faultSentence } from '../../shared/fault-sentence';
import { suggestionText } from '../text/suggestion';
import { announce } from './announcer';
import { CardAction } from './card-action';

interface Props {
  readonly suggestionId: string;
  /** Says why copying failed; null once another try begins. */
  readonly onProblem: (problem: string | null) => void;
}

const confirmationMs = 2_000;

/** Copies a suggestion and says so for a moment. */
export function CopyAction({ suggestionId, onProblem }: Props): ReactNode {
  const [phase, setPhase] = useState<'ready' | 'copied'>('ready');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = (): void => {
    onProblem(null);
    void send('suggestion:copy', { suggestionId }).then((result) => {
      if (!result.ok) {
        onProblem(faultSentence(result.error));
        return;
      }
      announce(suggestionText.copied);
      setPhase('copied');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setPhase('ready'), confirmationMs);
    });
  };

  return (
    <span className="copy-action">
      <CardAction name={suggestionText.copy} icon={phase === 'copied' ? Check : Copy} onPress={copy} />
      {phase === 'copied' && (
        // Announced already; this is for the eye.
        <span className="copied-flag" aria-hidden>
          {suggestionText.copied}
        </span>
      )}
    </span>
  );
}
