import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { useNowUntil } from '../../bridge/use-now';
import { remediesOf } from '../../../shared/contract/connection-remedies';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { Connection } from '../../../shared/contract/state';
import { appText } from '../../text/app';
import { connectionText, connectionWords, countedDownTo } from '../../text/connection';
import { announce } from '../../ui/announcer';
import { Phrases } from '../../ui/phrases';
import { markOf, StatusDot, type ConnectionMark } from '../../ui/status-dot';
import './connection-status.css';

interface Props {
  readonly connection: Connection;
  /** Where the client secret is. */
  readonly secret: 'kept' | 'in-memory';
}

/** The connection in words and as a dot, with what can be done about it. */
export function ConnectionStatus({ connection, secret }: Props): ReactNode {
  const { status, fault } = connection;
  const mark = markOf(connection);
  const { retry, signInAgain } = remediesOf(connection);
  const now = useNowUntil(countedDownTo(connection));
  useChangeAnnounced(connectionWords(connection, null));

  return (
    <div className={apart.has(mark) ? 'connection connection-apart' : 'connection'} data-mark={mark}>
      {/* The countdown would be read out each second; changes are announced on their own. */}
      <div className="connection-words" role="status" aria-label={connectionText.label} aria-live="off">
        <StatusDot mark={mark} />
        <span>
          <Phrases words={connectionWords(connection, now)} />
          {status === 'waiting' && fault !== null && (
            <span className="connection-why"> · {faultSentence(fault)}</span>
          )}
        </span>
      </div>
      {secret === 'in-memory' && (
        <span className="connection-session" title={appText.sessionOnlyHelp}>
          {appText.sessionOnly}
        </span>
      )}
      {(retry !== null || signInAgain) && (
        <div className="connection-actions">
          {retry !== null && (
            <Button className="button button-outline" onPress={() => tell(retry, null)}>
              {connectionText.retry}
            </Button>
          )}
          {signInAgain && (
            <Button className="button button-outline" onPress={() => tell('sign-in:sign-out', null)}>
              {connectionText.signIn}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** These need room for a sentence. */
const apart: ReadonlySet<ConnectionMark> = new Set<ConnectionMark>(['limited', 'waiting', 'stopped']);

function useChangeAnnounced(words: string): void {
  const last = useRef(words);
  useEffect(() => {
    if (last.current === words) return;
    last.current = words;
    announce(words);
  }, [words]);
}
