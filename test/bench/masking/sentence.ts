import { z } from 'zod';

const spanSchema = z.strictObject({ kind: z.string(), text: z.string().min(1) });

/**
 * One sentence as a customer or an agent might have it: in the usual form, in a hard one (spoken, broken, encoded, mistyped),
 * or without anybody's data in it.
 */
export const sentenceSchema = z.strictObject({
  language: z.enum(['en', 'es', 'fr', 'de', 'pt-BR', 'ja']),
  text: z.string().min(1),
  /** What has to be masked, as it stands in the text; the kind is for the reader. */
  spans: z.array(spanSchema),
  form: z.enum(['plain', 'hard', 'harmless']),
});

export type Sentence = z.infer<typeof sentenceSchema>;
export type Form = Sentence['form'];
