import { textsOf } from '../../shared/i18n/texts';
import type { Demo } from '../../shared/contract/state';

export const demoText = textsOf('demo');

/** How far the demo call is. */
export function demoProgress({ status, turn, turns }: Demo): string {
  switch (status) {
    case 'starting':
      return demoText.starting;
    case 'playing':
      return demoText.turn({ turn, turns });
    case 'ended':
      return demoText.ended;
    case 'failed':
      return demoText.stopped;
  }
}

/** What stands where the customer's line will be. */
export function demoWaiting({ status }: Demo): string {
  return status === 'failed' ? demoText.couldNotGoOn : demoText.ringing;
}
