import { useEffect, useRef, useState } from 'react';
import { send } from '../../../bridge/client';
import { faultSentence } from '../../../../shared/i18n/sentences/fault-sentence';
import type { CommandRequest, CommandResult } from '../../../../shared/contract/ipc';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import { cardText } from '../../../text/card';
import { suggestionText } from '../../../text/suggestion';
import { announce } from '../../../ui/announcer';
import { useArticleOpening, type ArticleOpening } from './use-article-opening';

/** What can be done with a card, and what came of the last of it. */
export interface CardActs {
  readonly open: () => void;
  readonly opening: ArticleOpening;
  readonly copy: () => void;
  readonly copySentence: () => void;
  readonly rate: (rating: 'helpful' | 'not-helpful') => void;
  readonly pin: () => void;
  readonly dismiss: () => void;
  /** What was copied a moment ago, in words. */
  readonly copied: string | null;
  /** Why the last one failed. */
  readonly problem: string | null;
}

const confirmationMs = 2_000;

/** The acts of one suggestion: each is a command to main. A rating or a pin done again is taken back. */
export function useCardActs({ id, feedback }: Pick<Suggestion, 'id' | 'feedback'>): CardActs {
  const [problem, setProblem] = useState<string | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const opening = useArticleOpening(id, setProblem);

  const act = (sent: Promise<CommandResult<'suggestion:copy'>>, done?: () => void): void => {
    setProblem(null);
    void sent.then((result) => (result.ok ? done?.() : setProblem(faultSentence(result.error))));
  };
  const confirm = (words: string) => (): void => {
    announce(words);
    setCopied(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(null), confirmationMs);
  };
  const note = (action: CommandRequest<'suggestion:feedback'>['action']): void => act(send('suggestion:feedback', { suggestionId: id, action }));
  return {
    open: () => {
      setProblem(null);
      opening.open();
    },
    opening,
    copy: () => act(send('suggestion:copy', { suggestionId: id }), confirm(suggestionText.copied)),
    copySentence: () => act(send('suggestion:copy-sentence', { suggestionId: id }), confirm(cardText.copiedSentence)),
    rate: (rating) => note(feedback.rating === rating ? 'unrated' : rating),
    pin: () => note(feedback.pinned ? 'unpinned' : 'pinned'),
    dismiss: () => note('dismissed'),
    copied,
    problem,
  };
}
