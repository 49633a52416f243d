import { z } from 'zod';
import { acceleratorProblem, type AcceleratorProblem } from './accelerator';
import { languageTags } from './i18n/languages';
import { windowModeSchema } from './window-mode';

const shortcutProblems: Readonly<Record<AcceleratorProblem, string>> = {
  'too-long': 'a shortcut has at most 60 characters',
  'unknown-key': 'write keys with + between them, such as Control+Shift+Space',
  'no-key': 'a shortcut ends with a key, such as Control+Shift+Space',
  twice: 'a key is named twice',
  'types-text': 'a shortcut needs Control, Alt, Command or Super, or a function key',
};

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
  theme: {
    schema: z.enum(['system', 'light', 'dark']),
    default: 'system',
    label: 'Theme',
    help: 'Light, dark, or as the desktop is (system). High contrast is the desktop’s own and goes before it.',
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
  shortcut: {
    schema: z.string().trim().superRefine((accelerator, context) => {
      const problem = accelerator === '' ? null : acceleratorProblem(accelerator);
      if (problem !== null) context.addIssue(shortcutProblems[problem]);
    }),
    default: 'CommandOrControl+Shift+Space',
    label: 'Shortcut to ask',
    help: 'Keys that open the box from any program, such as Control+Shift+Space; empty for none.',
  },
  links: {
    schema: z.enum(['off', 'offer', 'ask']),
    default: 'offer',
    label: 'Links from other programs',
    help: 'What a cuecard: link with a question does: nothing (off), offers it (offer), or asks it at once (ask).',
  },
} as const;
