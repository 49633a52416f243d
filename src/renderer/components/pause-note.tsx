import { BellOff } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../bridge/client';
import { pauseWords } from '../../shared/pause-words';
import { pauseText } from '../text/pause';
import { announce } from './announcer';
import './pause.css';

interface Props {
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Says that it is silent, until when, and ends that. */
export function PauseNote({ until }: Props): ReactNode {
  const words = pauseWords(until);
  useAnnounced(words);
  return (
    <section className="pause-note" aria-label={pauseText.pause}>
      <BellOff size={14} aria-hidden />
      <span>{words}</span>
      <Button className="button button-outline" onPress={() => tell('notifications:resume', null)}>
        {pauseText.resume}
      </Button>
    </section>
  );
}

function useAnnounced(words: string): void {
  const last = useRef('');
  useEffect(() => {
    if (last.current !== words) announce(words);
    last.current = words;
  }, [words]);
}
