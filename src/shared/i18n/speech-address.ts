import { z } from 'zod';
import { spokenTags, type Speech } from './languages';

/** As AppState and the page's address have it. */
export const speechSchema = z.strictObject({ tag: z.enum(spokenTags), locale: z.string().max(100) });

/** The part of a page's address that says in which language it begins, before it knows any state: `?tag=de&locale=de-AT`. */
export function speechQuery(speech: Speech): string {
  return `?${new URLSearchParams({ ...speech }).toString()}`;
}

/** What an address says of it; null where it says nothing that can be spoken. */
export function speechIn(query: string): Speech | null {
  return speechSchema.safeParse(Object.fromEntries(new URLSearchParams(query))).data ?? null;
}
