import { z } from 'zod';
import { maskedPartSchema } from '../domain/knowledge';

/** Where a text came from that the agent may ask about. `selection` is what is marked in another window, on Linux. */
export const offerSourceSchema = z.enum(['link', 'selection', 'clipboard']);

/** A text that the agent may ask about with one key. Nothing is asked, and nothing goes into the box, until they say so. */
export const offerSchema = z.strictObject({
  id: z.string().max(100),
  source: offerSourceSchema,
  /** Within a question's bounds, personal data masked. */
  text: z.string().max(500),
  masked: z.array(maskedPartSchema).max(100),
});

export type OfferSource = z.infer<typeof offerSourceSchema>;
export type Offer = Readonly<z.infer<typeof offerSchema>>;
