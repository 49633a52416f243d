import { useEffect, useRef, useState } from 'react';
import { send } from '../../../bridge/client';
import type { Fault, FaultTag } from '../../../../shared/domain/fault';
import { faultSentence } from '../../../../shared/i18n/sentences/fault-sentence';
import { cardText } from '../../../text/card';
import { announce } from '../../../ui/announcer';

/** How the opening of an article stands, where that is worth a word. */
export type OpeningStand = { readonly phase: 'waiting' | 'copied' } | { readonly phase: 'unopened'; readonly fault: Fault };

export interface ArticleOpening {
  readonly open: () => void;
  /** For a browser that the desktop doesn’t open. */
  readonly copyAddress: () => void;
  readonly stand: OpeningStand | null;
}

/** A desktop that takes longer than this has the agent wonder. */
const saidAfterMs = 1_000;
const confirmationMs = 2_000;

/** The faults where the article’s address is of use. */
const unopened: ReadonlySet<FaultTag> = new Set(['article-not-opened', 'opening-unanswered']);

/** Opening the article of a suggestion; what came of the last of it is said of that one only. Other problems go to `refused`. */
export function useArticleOpening(id: string | null, refused: (why: string) => void): ArticleOpening {
  const [standing, setStanding] = useState<{ readonly id: string; readonly stand: OpeningStand } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** What it comes to counts only while nothing newer was asked for. */
  const begin = (command: 'suggestion:open' | 'suggestion:copy-address', suggestionId: string, done: () => void): void => {
    const own = (turn.current += 1);
    clearTimeout(timer.current);
    setStanding(null);
    void send(command, { suggestionId }).then((result) => {
      if (own !== turn.current) return;
      clearTimeout(timer.current);
      if (result.ok) done();
      else if (unopened.has(result.error.tag)) setStanding({ id: suggestionId, stand: { phase: 'unopened', fault: result.error } });
      else {
        setStanding(null);
        refused(faultSentence(result.error));
      }
    });
  };
  const later = (ms: number, task: () => void): void => void (timer.current = setTimeout(task, ms));

  return {
    open: () => {
      if (id === null) return;
      begin('suggestion:open', id, () => setStanding(null));
      later(saidAfterMs, () => {
        announce(cardText.opening);
        setStanding({ id, stand: { phase: 'waiting' } });
      });
    },
    copyAddress: () => {
      if (id === null) return;
      begin('suggestion:copy-address', id, () => {
        announce(cardText.copiedAddress);
        setStanding({ id, stand: { phase: 'copied' } });
        later(confirmationMs, () => setStanding(null));
      });
    },
    stand: standing?.id === id ? standing.stand : null,
  };
}

/** How it stands, in words. */
export function openingWords(stand: OpeningStand): string {
  if (stand.phase === 'unopened') return faultSentence(stand.fault);
  return stand.phase === 'waiting' ? cardText.opening : cardText.copiedAddress;
}
