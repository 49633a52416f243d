import type { Demo } from '../../shared/state';

export const demoText = {
  region: 'Demo call',
  badge: 'Demo',
  about: 'Invented shop, invented knowledge',
  customer: 'Customer',
  agent: 'Agent',
  again: 'Play again',
  leave: 'Sign in to your organisation',
} as const;

/** How far the demo call is. */
export function demoProgress(demo: Demo): string {
  switch (demo.status) {
    case 'starting':
      return 'Starting…';
    case 'playing':
      return `Turn ${demo.turn} of ${demo.turns}`;
    case 'ended':
      return 'Call ended';
    case 'failed':
      return 'The demo call stopped';
  }
}

/** What stands where the customer's line will be. */
export function demoWaiting(demo: Demo): string {
  return demo.status === 'failed' ? 'The demo call could not go on.' : 'The phone is ringing…';
}
