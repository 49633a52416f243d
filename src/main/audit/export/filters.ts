import { z } from 'zod';
import { governanceStatusSchema } from '../../../shared/domain/knowledge';
import type { RawRecord } from '../verify/record';

/** What of the trail somebody wants to see. */
export const exportFiltersSchema = z.strictObject({
  /** ISO 8601, UTC, the moment itself included; null: from the beginning. */
  from: z.iso.datetime().nullable(),
  /** The moment itself left out; null: to the end. */
  to: z.iso.datetime().nullable(),
  /** Queries that ended so, and no events; empty: everything, events included. */
  statuses: z.array(governanceStatusSchema).max(20),
});

export type ExportFilters = z.infer<typeof exportFiltersSchema>;

/** Whether a filter lets a record pass. What has no time that can be read passes, so that nothing strange is hidden. */
export function filterOf({ from, to, statuses }: ExportFilters): (record: RawRecord) => boolean {
  const least = from === null ? -Infinity : Date.parse(from);
  const most = to === null ? Infinity : Date.parse(to);
  const wanted: ReadonlySet<unknown> = new Set(statuses);
  return (record) => {
    const time = typeof record.timestamp === 'string' ? Date.parse(record.timestamp) : NaN;
    if (time < least || time >= most) return false;
    return wanted.size === 0 || (record.event === undefined && wanted.has(record.governance_status));
  };
}

const vouching: ReadonlySet<unknown> = new Set(['start', 'key', 'stop', 'ended-without-stop', 'checkpoint', 'retention', 'gap', 'torn']);

/** What a filter leaves out of a trail's own words about itself stays in the chain in full: it holds nothing of a conversation. */
export function vouchesForChain(record: RawRecord): boolean {
  return vouching.has(record.event);
}
