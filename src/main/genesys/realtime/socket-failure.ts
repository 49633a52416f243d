import type { IncomingMessage } from 'node:http';
import { fault } from '../../../shared/domain/fault';
import { retryAfterMs } from '../http/backoff';
import { failedConnection, refusedUpgrade, type Failure } from '../session/failure';
import { networkFault } from '../http/network-fault';
import { saysPage } from '../token-answer';

/** What a refused upgrade means. Its body is not read. `now` is in epoch milliseconds. */
export function upgradeFailure(response: IncomingMessage, host: string, now: number): Failure {
  response.resume();
  const page = saysPage(response.headers['content-type']) ? { of: host } : null;
  return refusedUpgrade(response.statusCode ?? 0, retryAfterMs(response.headers['retry-after'], now), page);
}

/** What an error of the WebSocket library means: of the connection, of the handshake, or of a frame that came. */
export function socketFailure(error: Error, host: string): Failure {
  if (error.message.includes('handshake has timed out')) return failedConnection(fault('handshake-timeout'));
  if (wrongHandshake.test(error.message)) return broken('the handshake is wrong', 'slow');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = ofFrames.get(code);
  if (known !== undefined) return known;
  if (code.startsWith('WS_ERR_')) return broken(code, 'slowing');
  return failedConnection(networkFault(error, host));
}

function broken(why: string, remedy: 'slow' | 'slowing'): Failure {
  return { fault: fault('protocol-broken', why), remedy, retryAfterMs: null };
}

/** The library has no codes for these: the answer to the upgrade isn't to what was asked. */
const wrongHandshake = /^Invalid (?:Upgrade|Sec-WebSocket-\w+) header|^Server (?:sent|indicated) .*(?:subprotocol|extension)/i;

const ofFrames: ReadonlyMap<string, Failure> = new Map([
  ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', failedConnection(fault('gateway-error', 'an answer was over 8 MiB'))],
  ['WS_ERR_TOO_MANY_BUFFERED_PARTS', failedConnection(fault('gateway-error', 'an answer was in too many pieces'))],
  ['WS_ERR_UNEXPECTED_RSV_1', broken('a compressed frame that was not agreed on', 'slowing')],
]);
