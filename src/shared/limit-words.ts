import { textsOf } from './i18n/texts';
import type { Connection } from './state';

/** What the gateway's limit means, for the window and the tray alike. */
export function limitWords({ atOnce }: NonNullable<Connection['limit']>): string {
  return connectionText.limited({ atOnce });
}

const connectionText = textsOf('connection');
