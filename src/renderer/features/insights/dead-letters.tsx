import { useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { CommandRequest } from '../../../shared/contract/ipc';
import type { DeadLetter, OutboxView } from '../../../shared/contract/outbox-view';
import { tell } from '../../bridge/client';
import { attemptWords, letterLabel, lettersLeftOut, momentOf, outboxText } from '../../text/outbox';

interface Props {
  readonly outbox: OutboxView;
}

/** What could not be delivered, newest first: to be sent again, or to be discarded one by one. */
export function DeadLetters({ outbox }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const leftOut = lettersLeftOut(outbox);
  const act = (command: 'outbox:resend' | 'outbox:discard', letters: CommandRequest<typeof command>['letters']): void => {
    tell(command, { letters });
    // The pressed button goes with its letter; a keyboard goes on from here.
    heading.current?.focus({ preventScroll: true });
  };
  return (
    <div className="letters">
      <div className="letters-head">
        <h3 ref={heading} tabIndex={-1}>
          {outboxText.letters}
        </h3>
        <Button className="button" onPress={() => act('outbox:resend', 'all')}>
          {outboxText.sendAllAgain}
        </Button>
      </div>
      <p className="outbox-note">{outboxText.lettersHelp}</p>
      <ul className="outbox-panel" aria-label={outboxText.letters}>
        {outbox.deadLetters.map((letter) => (
          <Letter key={letter.id} letter={letter} onAct={(command) => act(command, [letter.id])} />
        ))}
      </ul>
      {leftOut > 0 && <p className="outbox-note">{outboxText.more({ more: leftOut })}</p>}
    </div>
  );
}

interface LetterProps {
  readonly letter: DeadLetter;
  readonly onAct: (command: 'outbox:resend' | 'outbox:discard') => void;
}

function Letter({ letter, onAct }: LetterProps): ReactNode {
  return (
    <li className="letter">
      <p className="letter-what">
        <span>{outboxText.events[letter.type]}</span>
        <time dateTime={letter.timestamp}>{momentOf(letter.timestamp)}</time>
      </p>
      <p className="letter-why">{faultSentence(letter.fault)}</p>
      <p className="letter-where">
        {letter.sinkName} · {attemptWords(letter)}
      </p>
      <div className="letter-acts">
        <Button className="button" aria-label={letterLabel(outboxText.sendAgain, letter)} onPress={() => onAct('outbox:resend')}>
          {outboxText.sendAgain}
        </Button>
        <Button className="button" aria-label={letterLabel(outboxText.discard, letter)} onPress={() => onAct('outbox:discard')}>
          {outboxText.discard}
        </Button>
      </div>
    </li>
  );
}
