import { z } from 'zod';
import { commandNames } from '../../../shared/contract/ipc';
import { excessOf } from '../../../shared/contract/limits/payload';
import { RateLimit } from '../../../shared/contract/limits/rate';

/** The preload tells it once a second. */
const rate = { burst: 5, perSecond: 2, perHour: null };
const bounds = { members: commandNames.length, depth: 1, characters: 8_000 };
const refusedSchema = z.partialRecord(z.enum(commandNames), z.int().min(1).max(1_000_000_000));

/** What the preload says that it refused, by command; nothing of what is not understood, or told too often. */
export function preloadCounts(elapsed: () => number): (payload: unknown) => readonly (readonly [command: string, times: number])[] {
  const limit = new RateLimit(rate, elapsed);
  return (payload) => {
    if (!limit.take() || excessOf(payload, bounds) !== null) return [];
    const read = refusedSchema.safeParse(payload);
    return read.success ? Object.entries(read.data) : [];
  };
}
