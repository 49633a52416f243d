import type { Fault, FaultTag } from '../../shared/domain/fault';
import { faultSentence } from '../../shared/i18n/sentences/fault-sentence';
import { textsOf } from '../../shared/i18n/texts';
import { limitWords } from '../../shared/i18n/sentences/limit-words';
import type { Connection } from '../../shared/contract/state';

export const connectionText = textsOf('connection');

/** The connection in words. `now` is given to the countdowns only; without it the words stay put between changes. */
export function connectionWords(connection: Connection, now: number | null): string {
  switch (connection.status) {
    case 'signed-out':
      return connectionText.signedOut;
    case 'signing-in':
      return connectionText.signingIn;
    case 'connecting':
      return connectionText.connecting;
    case 'live':
      return connection.limit === null ? connectionText.connected : limitedWords(connection.limit, now);
    case 'waiting': {
      const seconds = secondsUntil(connection.retryAt, now);
      return seconds === null ? connectionText.reconnecting : connectionText.reconnectingIn({ seconds });
    }
    case 'stopped':
      return stoppedWords(connection.fault);
  }
}

/** When what the words count down to comes, in epoch milliseconds; null where nothing is counted down. */
export function countedDownTo({ status, retryAt, limit }: Connection): number | null {
  if (status === 'waiting') return retryAt;
  return status === 'live' ? (limit?.resumesAt ?? null) : null;
}

function limitedWords(limit: NonNullable<Connection['limit']>, now: number | null): string {
  const seconds = secondsUntil(limit.resumesAt, now);
  const words = limitWords(limit);
  return seconds === null ? connectionText.connectedLimited({ limit: words }) : connectionText.connectedPaused({ limit: words, seconds });
}

/** These sentences begin with what is needed, which says that it has stopped. */
const saysWhatIsNeeded: ReadonlySet<FaultTag> = new Set(['secret-refused', 'gateway-unauthorized']);

function stoppedWords(fault: Fault | null): string {
  if (fault === null) return connectionText.stopped;
  return saysWhatIsNeeded.has(fault.tag) ? faultSentence(fault) : connectionText.stoppedBecause({ why: faultSentence(fault) });
}

/** Whole seconds, one at least; null once the time has come. */
function secondsUntil(at: number | null, now: number | null): number | null {
  return at === null || now === null || at <= now ? null : Math.ceil((at - now) / 1_000);
}
