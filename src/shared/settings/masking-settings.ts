import { z } from 'zod';
import { maskedKindSchema } from '../domain/knowledge';

/** Which personal data is masked. What may leave the computer is the administrator's to say, so it is by policy only. */
export const maskingSettings = {
  kinds: {
    schema: z.array(maskedKindSchema).min(1).max(maskedKindSchema.options.length),
    default: [...maskedKindSchema.options],
    label: 'Personal data masked',
    help: 'Which kinds of personal data are masked in a question before it goes anywhere. By policy only.',
    setBy: 'policy',
  },
} as const;
