import { z } from 'zod';
import type { Page } from '../../../shared/contract/page';
import { ownArguments } from '../../quick-ask/start-arguments';

/** What a start can ask for by `--open=…`, in the order in which the taskbar's jump list offers it. */
export const startPages = ['ask', 'settings', 'diagnostics'] as const;

const openSchema = z.enum(startPages);

const pages: Readonly<Record<z.infer<typeof openSchema>, Page>> = { ask: 'assist', settings: 'settings', diagnostics: 'diagnostics' };

/** The page that a start asks for by `--open=…`, as the taskbar's jump list does; null where it asks for none. */
export function startPage(argv: readonly string[]): Page | null {
  const given = ownArguments(argv).find((argument) => argument.startsWith('--open='));
  const parsed = openSchema.safeParse(given?.slice('--open='.length));
  return parsed.success ? pages[parsed.data] : null;
}
