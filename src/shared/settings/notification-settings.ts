import { z } from 'zod';
import { rule } from './setting-problem';

/** Local time of day, 00:00 to 23:59. */
const timeOfDay = z.string().refine((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time), rule('not-a-time'));

/** When the desktop tells the agent of a new suggestion, and how loudly. */
export const notificationSettings = {
  enabled: {
    schema: z.boolean(),
    default: true,
    label: 'Notifications',
    help: 'Show a desktop notification for a new suggestion while the window is not focused.',
  },
  sound: {
    schema: z.boolean(),
    default: false,
    label: 'Sound',
    help: 'Let the desktop play its sound with a notification. What is new is shown in the window and the tray either way.',
  },
  otherConversations: {
    schema: z.enum(['hold', 'show']),
    default: 'hold',
    label: 'Answers for other conversations',
    help: 'What comes for a conversation other than the one you asked in last: leave it to the window, or notify.',
  },
  quietHours: {
    schema: z.boolean(),
    default: false,
    label: 'Quiet hours',
    help: 'No notifications, and a hidden window stays hidden, between the two times below.',
  },
  quietFrom: {
    schema: timeOfDay,
    default: '18:00',
    label: 'Quiet from',
    help: 'When the quiet hours begin, by this computer’s clock.',
  },
  quietTo: {
    schema: timeOfDay,
    default: '08:00',
    label: 'Quiet until',
    help: 'When they end, on the next day where that is earlier; the same time twice is the whole day.',
  },
} as const;
