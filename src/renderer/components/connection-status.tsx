import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../bridge/client';
import { useNow } from '../bridge/use-now';
import type { Fault, FaultTag } from '../../shared/fault';
import { faultSentence } from '../../shared/fault-sentence';
import type { Connection } from '../../shared/state';
import { appText } from '../text/app';
import { connectionText, connectionWords } from '../text/connection';
import { announce } from './announcer';
import { StatusDot } from './status-dot';
import './connection-status.css';

interface Props {
  readonly connection: Connection;
  /** Where the client secret is. */
  readonly secret: 'kept' | 'in-memory';
}

/** The connection in words and as a dot, with what can be done about it. */
export function ConnectionStatus({ connection, secret }: Props): ReactNode {
  const { status, fault } = connection;
  const ticking = status === 'waiting' && connection.retryAt !== null;
  const now = useNow(ticking ? 1_000 : null);
  useChangeAnnounced(connectionWords(connection, null));

  return (
    <div className="connection" data-status={status}>
      {/* The countdown would be read out each second; changes are announced on their own. */}
      <div className="connection-words" role="status" aria-label={connectionText.label} aria-live="off">
        <StatusDot status={status} />
        <span>
          {connectionWords(connection, now)}
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
      {(status === 'waiting' || status === 'stopped') && (
        <div className="connection-actions">
          {mayRetry(fault) && (
            <Button className="button button-outline" onPress={() => retry(fault)}>
              {connectionText.retry}
            </Button>
          )}
          {status === 'stopped' && needsSignIn(fault) && (
            <Button className="button button-outline" onPress={() => tell('sign-in:sign-out', null)}>
              {connectionText.signIn}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const keyringFaults: ReadonlySet<FaultTag> = new Set(['keychain-cancelled', 'keychain-unavailable']);
/** Only another client, secret or address helps. */
const signInFaults: ReadonlySet<FaultTag> = new Set(['secret-refused', 'keychain-not-found', 'signed-out', 'org-url-invalid']);
/** Another sign-in may help, and so may the administrator and another try. */
const eitherFaults: ReadonlySet<FaultTag> = new Set([
  'scope-missing',
  'sign-in-failed',
  'gateway-unauthorized',
  'gateway-forbidden',
  'gateway-not-found',
  'keychain-unavailable',
  'keychain-cancelled',
]);

function mayRetry(fault: Fault | null): boolean {
  return fault === null || !signInFaults.has(fault.tag);
}

function needsSignIn(fault: Fault | null): boolean {
  return fault !== null && (signInFaults.has(fault.tag) || eitherFaults.has(fault.tag));
}

function retry(fault: Fault | null): void {
  tell(fault !== null && keyringFaults.has(fault.tag) ? 'keyring:retry' : 'connection:retry', null);
}

function useChangeAnnounced(words: string): void {
  const last = useRef(words);
  useEffect(() => {
    if (last.current === words) return;
    last.current = words;
    announce(words);
  }, [words]);
}
