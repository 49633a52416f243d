import { useEffect, useRef, useState } from 'react';
import { send } from '../../../bridge/client';
import { faultSentence } from '../../../../shared/i18n/sentences/fault-sentence';
import { announce } from '../../../ui/announcer';
import { suggestionText } from '../../../text/suggestion';
import { useArticleOpening, type ArticleOpening } from './use-article-opening';

const confirmationMs = 2_000;

/** What can be done with a card that is read outside the list. */
export interface ReadingActs {
  readonly open: () => void;
  readonly opening: ArticleOpening;
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

  const opening = useArticleOpening(id, (words) => {
    if (id !== null) setProblem({ id, words });
  });

  const copy = (): void => {
    if (id === null) return;
    setProblem(null);
    void send('suggestion:copy', { suggestionId: id }).then((result) => {
      if (!result.ok) {
        setProblem({ id, words: faultSentence(result.error) });
        return;
      }
      announce(suggestionText.copied);
      setCopied(id);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(null), confirmationMs);
    });
  };
  return {
    open: () => {
      setProblem(null);
      opening.open();
    },
    opening,
    copy,
    copied: copied !== null && copied === id ? suggestionText.copied : null,
    problem: problem?.id === id ? problem.words : null,
  };
}
