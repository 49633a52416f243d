import type { Agent } from 'node:http';
import { fault, type Fault } from '../../../shared/fault';
import { err, ok, type Result } from '../../../shared/result';
import type { Clock } from '../../clock';
import { TokenSource, type Credentials, type Fetch } from '../token';
import { GatewaySocket } from './socket';

export interface ProbeParts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** How the socket connects; undefined for Node’s own way. */
  readonly agent?: Agent | undefined;
  /** Ends the test as cancelled. */
  readonly signal: AbortSignal;
}

/** Tests a sign-in the way a session would use it: token, scopes, socket. Takes 20 s at most; nothing stays open. */
export async function probe(credentials: Credentials, parts: ProbeParts): Promise<Result<null, Fault>> {
  const token = await new TokenSource(credentials, parts.fetch, parts.clock).get('fresh');
  if (!token.ok) return err(token.error.fault);
  if (parts.signal.aborted) return err(fault('signed-out'));
  return new Promise((resolve) => {
    const finish = (result: Result<null, Fault>): void => {
      parts.signal.removeEventListener('abort', cancelled);
      socket.close();
      resolve(result);
    };
    const cancelled = (): void => finish(err(fault('signed-out')));
    const socket = new GatewaySocket({ orgUrl: credentials.orgUrl, token: token.value, clock: parts.clock, agent: parts.agent }, {
      opened: () => finish(ok(null)),
      message: () => undefined,
      proved: () => undefined,
      ended: (end) => finish(err(end.fault)),
    });
    parts.signal.addEventListener('abort', cancelled, { once: true });
  });
}
