import { BellOff } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { pauseWords } from '../../../shared/i18n/sentences/pause-words';
import type { AppState } from '../../../shared/contract/state';
import { pauseText } from '../../text/pause';
import { announce } from '../../ui/announcer';
import './pause.css';

interface Props {
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Says that it is silent, until when, and ends that. */
export function PauseNote({ until }: Props): ReactNode {
  return (
    <section className="pause-note" aria-label={pauseText.pause}>
      <BellOff size={14} aria-hidden />
      <span>{pauseWords(until)}</span>
      <Button className="button button-outline" onPress={() => tell('notifications:resume', null)}>
        {pauseText.resume}
      </Button>
    </section>
  );
}

/** Says once that it has become silent, wherever the agent is; not of a pause that is there when the window opens. */
export function usePauseAnnounced(state: Pick<AppState, 'notifications'> | null): void {
  const until = state === null ? undefined : state.notifications.pausedUntil;
  const last = useRef<number | null>(undefined);
  useEffect(() => {
    if (until === undefined) return;
    if (last.current !== undefined && until !== null && until !== last.current) announce(pauseWords(until));
    last.current = until;
  }, [until]);
}
