import { z } from 'zod';
import { languageTags } from './i18n/languages';
import { windowModeSchema } from './window-mode';

/** How the window stands among the others, and how the agent gets to it. */
export const windowSettings = {
  mode: {
    schema: windowModeSchema,
    default: 'window',
    label: 'Size',
    help: 'A strip with one suggestion at the edge of the screen (compact), a window, or the whole screen (full).',
  },
  language: {
    schema: z.enum(['system', ...languageTags]),
    default: 'system',
    label: 'Language',
    help: 'The language of Cuecard itself: the computer’s (system), or one of those listed.',
  },
  alwaysOnTop: {
    schema: z.boolean(),
    default: false,
    label: 'Always on top',
    help: 'Keep the window above the softphone.',
  },
  opacity: {
    // Fainter, it would be lost on the screen.
    schema: z.number().min(0.4).max(1),
    default: 1,
    label: 'Opacity',
    help: 'How solid the window is while it is neither used nor pointed at, 0.4 to 1. Windows and macOS only.',
  },
} as const;
