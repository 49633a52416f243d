import { textsOf } from '../texts';
import type { Connection } from '../../contract/state';

/** What the gateway's limit means, for the window and the tray alike. */
export function limitWords({ atOnce }: NonNullable<Connection['limit']>): string {
  return connectionText.limited({ atOnce });
}

const connectionText = textsOf('connection');
