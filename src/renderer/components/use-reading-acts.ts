import { useEffect, useRef, useState } from 'react';
import { send } from '../bridge/client';
import { faultSentence } from '../../shared/fault-sentence';
import { announce } from './announcer';
import { suggestionText } from '../text/suggestion';

const confirmationMs = 2_000;

/** What can be done with a card that is read outside the list. */
export interface ReadingActs {
  readonly open: () => void;
  readonly copy: () => void;
  /** What was copied a moment ago, in words. */
  readonly copied: string | null;
  /** Why the last one failed. */
  readonly problem: string | null;
}

/** The acts of the card on show; what came of them is said of that card only. */
export function useReadingActs(id: string | null): ReadingActs {
  const [copied, setCopied] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ readonly id: string; readonly words: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const act = (command: 'suggestion:open' | 'suggestion:copy', done: () => void): void => {
    if (id === null) return;
    setProblem(null);
    void send(command, { suggestionId: id }).then((result) => {
      if (result.ok) done();
      else setProblem({ id, words: faultSentence(result.error) });
    });
  };
  return {
    open: () => act('suggestion:open', () => undefined),
    copy: () =>
      act('suggestion:copy', () => {
        announce(suggestionText.copied);
        setCopied(id);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setCopied(null), confirmationMs);
      }),
    copied: copied !== null && copied === id ? suggestionText.copied : null,
    problem: problem?.id === id ? problem.words : null,
  };
}
