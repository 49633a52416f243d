import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { useNow } from '../../bridge/use-now';
import type { CommandRequest } from '../../../shared/contract/ipc';
import type { AppState } from '../../../shared/contract/state';
import { remediesOf } from '../../../shared/contract/connection-remedies';
import { isUnderWay } from '../ask/queries/tray-queries';
import { chooseMode } from '../window/use-mode-keys';
import { useReadingActs } from '../suggestions/card/use-reading-acts';
import { connectionText, connectionWords } from '../../text/connection';
import { conversationWords } from '../../text/conversation';
import { stripText } from '../../text/strip';
import { StripBar } from './strip-bar';
import { StripCard } from './strip-card';
import { stripStatus, type StripStatus } from './strip-status';
import { useStripCard } from './use-strip-card';
import './strip.css';

interface Props {
  readonly state: AppState;
  /** The agent wants the search box, which is in the window. */
  readonly onAsk: () => void;
}

/** The whole of Cuecard in 360 × 120: one card, and how things stand. */
export function StripView({ state, onAsk }: Props): ReactNode {
  const strip = useRef<HTMLDivElement>(null);
  const cardRef = useRef<HTMLElement>(null);
  const card = useStripCard(state, strip);
  const suggestion = card.cards[card.at] ?? null;
  const question = state.queries.find(({ id }) => id === suggestion?.queryId)?.text ?? null;
  const acts = useReadingActs(suggestion?.id ?? null);
  const counts = state.queries.some(isUnderWay) || state.connection.status === 'waiting' || state.connection.limit !== null;
  const now = useNow(counts ? 1_000 : 30_000);
  const conversation = card.conversation === null ? connectionWords(state.connection, null) : conversationWords(card.conversation);
  const status = stripStatus(state, conversation, now);
  // The keyboard begins at the card, so that the arrows work at once; where there is none, at the button.
  useEffect(() => cardRef.current?.focus({ preventScroll: true }), []);

  // Wherever the focus is, or if it is nowhere: there is nothing else in a strip that keys could be for.
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    const act = keyed(event, { newer: () => card.go(-1), older: () => card.go(1), copy: acts.copy, open: suggestion?.canOpen === true ? acts.open : null, ask: onAsk, singleKeys: state.settings.window.singleKeys ? 'on' : 'off' });
    if (act === null) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return (
    <div className="strip" ref={strip}>
      <StripBar state={state} status={status} card={suggestion === null ? null : card} onAsk={onAsk} />
      <main className="strip-body" aria-label={stripText.label}>
        {suggestion === null ? <StripEmpty state={state} status={status} onAsk={onAsk} /> : <StripCard suggestion={suggestion} question={question} acts={acts} cardRef={cardRef} />}
      </main>
    </div>
  );
}

interface EmptyProps {
  readonly state: AppState;
  readonly status: StripStatus;
  readonly onAsk: () => void;
}

/** What there is instead of a card: what is wrong and what can be done about it, the question that is asked, or how to ask. */
function StripEmpty({ state, status, onAsk }: EmptyProps): ReactNode {
  const { retry, signInAgain } = remediesOf(state.connection);
  const words = status.kind === 'trouble' ? status.words : (status.query?.text ?? stripText.emptyTitle);
  return (
    <div className="strip-empty">
      <p title={words}>{words}</p>
      {retry !== null && (
        <Button className="button button-outline" onPress={() => tell(retry, null)}>
          {connectionText.retry}
        </Button>
      )}
      {retry === null && (
        <Button className="button button-outline" onPress={onAsk}>
          {signInAgain ? stripText.open : stripText.ask}
        </Button>
      )}
    </div>
  );
}

interface KeyActs {
  readonly newer: () => void;
  readonly older: () => void;
  readonly copy: () => void;
  readonly open: (() => void) | null;
  readonly ask: () => void;
  readonly singleKeys: 'on' | 'off';
}

/** What a key does in the strip; null for what is not ours. */
function keyed(event: KeyboardEvent, { newer, older, copy, open, ask, singleKeys }: KeyActs): (() => void) | null {
  const arrow = arrows[event.key];
  if (arrow !== undefined) {
    if (event.altKey) return null;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.shiftKey) return () => tell('window:dock', { direction: arrow });
    if (control || event.shiftKey) return null;
    return arrow === 'left' || arrow === 'up' ? newer : older;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') return ask;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  // Off, they act on the card alone, and only while it has the focus (WCAG 2.1.4).
  if (singleKeys === 'off' && !(event.target instanceof HTMLElement && event.target.closest('.strip-card') !== null)) return null;
  if (event.key === '/') return ask;
  if (event.key.toLowerCase() === 'c') return copy;
  if (event.key.toLowerCase() === 'o') return open;
  return event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('.strip-card') ? () => chooseMode('window') : null;
}

type Direction = CommandRequest<'window:dock'>['direction'];

const arrows: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowRight: 'right', ArrowDown: 'down', ArrowLeft: 'left' };
