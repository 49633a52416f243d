import { z } from 'zod';
import { acceleratorProblem } from '../domain/accelerator';
import { languageTags } from '../i18n/languages';
import { rule } from './setting-problem';
import { windowModeSchema } from '../contract/window-mode';

/** How the window stands among the others, and how the agent gets to it. */
export const windowSettings = {
  mode: {
    schema: windowModeSchema,
    default: 'window',
    label: 'Size',
    help: 'A compact strip with one suggestion at the edge of the screen, a window, or the full screen.',
  },
  language: {
    schema: z.enum(['system', ...languageTags]),
    default: 'system',
    label: 'Language',
    help: 'The language of Cuecard itself: the computer’s, or one of those listed.',
  },
  theme: {
    schema: z.enum(['system', 'light', 'dark']),
    default: 'system',
    label: 'Theme',
    help: 'Light, dark, or as the desktop is. High contrast is the desktop’s own and goes before it.',
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
  hideFromCapture: {
    schema: z.boolean(),
    default: false,
    label: 'Hide from screen capture',
    help: 'Leave the window out of pictures, recordings and shared screens. Windows and macOS only.',
  },
  shortcut: {
    schema: z.string().trim().superRefine((accelerator, context) => {
      const problem = accelerator === '' ? null : acceleratorProblem(accelerator);
      if (problem !== null) context.addIssue(rule(`shortcut-${problem}`));
    }),
    default: 'CommandOrControl+Shift+Space',
    label: 'Shortcut to ask',
    help: 'Keys that open the box from any program, such as Control+Shift+Space; empty for none.',
  },
  singleKeys: {
    schema: z.boolean(),
    default: true,
    label: 'Keys without Ctrl',
    help: 'Keys that act wherever the focus is: / goes to the search box, C copies and O opens what the strip shows. Off, speech input can’t press them by accident.',
  },
  links: {
    schema: z.enum(['off', 'offer', 'ask']),
    default: 'offer',
    label: 'Links from other programs',
    help: 'What to do with the question of a cuecard: link: nothing, offer it, or ask it at once.',
  },
} as const;
