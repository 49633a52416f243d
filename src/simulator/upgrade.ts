import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { refusalStatus } from './countdown';
import type { Faults } from './faults';
import { NEEDED_SCOPES } from './token-endpoint';

export const REALTIME_PATH = '/api/v2/agent-assist/real-time';

/** Why an upgrade is not granted. */
export interface UpgradeRefusal {
  readonly status: number;
  readonly message: string;
  readonly retryAfter?: number | string | null;
}

/** Null when the upgrade may go ahead. `scopesOf` knows the scopes of a valid token, null of any other. */
export function judgeUpgrade(
  request: IncomingMessage,
  faults: Faults,
  scopesOf: (token: string) => readonly string[] | null,
): UpgradeRefusal | null {
  const path = (request.url ?? '').split('?')[0];
  if (path !== REALTIME_PATH) return { status: 404, message: 'There is no such resource.' };
  const status = refusalStatus(faults.upgrade);
  if (status !== null) {
    return { status, message: 'Switched on by a fault.', retryAfter: faults.upgrade.retryAfter };
  }
  const token = /^Bearer\s+(\S+)$/iu.exec(request.headers.authorization ?? '')?.[1];
  const scopes = token === undefined ? null : scopesOf(token);
  if (scopes === null) return { status: 401, message: 'The bearer token is missing, unknown or expired.' };
  const missing = NEEDED_SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) return { status: 403, message: `The token lacks the scope ${missing.join(', ')}.` };
  return null;
}

/** The bytes of an upgrade's answer whose header never ends. */
export function* endlessHeader(): Generator<number, never> {
  yield* Buffer.from('HTTP/1.1 101 Switching Protocols\r\nX-Drip: ');
  for (;;) yield 0x2e;
}

/** Answers an upgrade with an ordinary HTTP response and ends the connection. */
export function refuseUpgrade(socket: Duplex, { status, message, retryAfter }: UpgradeRefusal): void {
  const body = JSON.stringify({ status, message });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
    ...(retryAfter === undefined || retryAfter === null ? [] : [`Retry-After: ${retryAfter}`]),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
