import { z } from 'zod';

/** When the desktop tells the agent of a new suggestion, and how loudly. */
export const notificationSettings = {
  enabled: {
    schema: z.boolean(),
    default: true,
    label: 'Notifications',
    help: 'Show a desktop notification for a new suggestion while the window is not focused.',
  },
} as const;
