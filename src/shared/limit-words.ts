import type { Connection } from './state';

/** What the gateway's limit means, for the window and the tray alike. */
export function limitWords({ atOnce }: NonNullable<Connection['limit']>): string {
  return `The gateway limits us: ${atOnce} at a time for now`;
}
