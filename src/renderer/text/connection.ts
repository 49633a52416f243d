import { faultSentence } from '../../shared/fault-sentence';
import type { Connection } from '../../shared/state';

export const connectionText = {
  label: 'Connection',
  retry: 'Retry now',
  signIn: 'Sign in again',
} as const;

/** The connection in words. `now` is given to the countdown only; without it the words stay put between changes. */
export function connectionWords(connection: Connection, now: number | null): string {
  switch (connection.status) {
    case 'signed-out':
      return 'Signed out';
    case 'signing-in':
      return 'Signing in…';
    case 'connecting':
      return 'Connecting…';
    case 'live':
      return 'Connected';
    case 'waiting':
      return now === null || connection.retryAt === null ? 'Reconnecting…' : countdown(connection.retryAt - now);
    case 'stopped':
      return connection.fault === null ? 'Stopped' : `Stopped: ${faultSentence(connection.fault)}`;
  }
}

function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds <= 0 ? 'Reconnecting…' : `Reconnecting in ${seconds} s`;
}
