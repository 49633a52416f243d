import { z } from 'zod';

/** How the window stands among the others, and how the agent gets to it. */
export const windowSettings = {
  alwaysOnTop: {
    schema: z.boolean(),
    default: false,
    label: 'Always on top',
    help: 'Keep the window above the softphone.',
  },
} as const;
