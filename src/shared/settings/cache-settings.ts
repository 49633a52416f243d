import { z } from 'zod';

/** Which answers are kept, for how long, and which are kept ready before anybody asks. */
export const cacheSettings = {
  enabled: {
    schema: z.boolean(),
    default: true,
    label: 'Keep answers',
    help: 'Answer a question that was asked before at once, and ask again in the background when the answer gets old.',
  },
  maxEntries: {
    schema: z.int().min(1).max(5_000),
    default: 500,
    label: 'Answers kept',
    help: 'How many answers are kept in memory; the ones not used for longest go first.',
  },
  maxAgeSeconds: {
    schema: z.int().min(10).max(3_600),
    default: 300,
    label: 'Keep an answer for (s)',
    help: 'After this many seconds an answer is asked for anew.',
  },
  warmList: {
    schema: z.array(z.string().trim().min(2).max(500)).max(50),
    default: [],
    label: 'Questions asked ahead',
    help: 'Questions whose answers are fetched before anybody asks.',
  },
  warmRecent: {
    schema: z.int().min(0).max(50),
    default: 10,
    label: 'Frequent questions asked ahead',
    help: 'How many of the questions asked most often lately are kept ready as well.',
  },
} as const;
