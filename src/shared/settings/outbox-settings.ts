import { z } from 'zod';
import { rule } from './setting-problem';
import { parseWebhookUrl } from '../domain/webhook-url';

/**
 * Where events go, and how many are kept on the way there. Where an organisation's data is sent is the administrator's
 * to say, so all of it is by policy only.
 */
export const outboxSettings = {
  webhooks: {
    schema: z
      .array(z.strictObject({ url: z.string().max(500).transform(toWebhookUrl) }))
      .max(5)
      .refine((hooks) => new Set(hooks.map(({ url }) => url)).size === hooks.length, rule('webhook-twice')),
    default: [],
    label: 'Webhooks',
    help: 'Addresses that validated answers and feedback are sent to. By policy only.',
    setBy: 'policy',
  },
  folder: {
    schema: z.string().trim().max(4_096).refine((path) => path === '' || isFullPath(path), rule('not-a-full-path')),
    default: '',
    label: 'Folder',
    help: 'Full path of a folder that each of them is put into as a JSON file. By policy only.',
    setBy: 'policy',
  },
  maxEvents: {
    schema: z.int().min(100).max(100_000),
    default: 10_000,
    label: 'Events kept',
    help: 'How many events may wait on this computer; then the oldest goes. By policy only.',
    setBy: 'policy',
  },
  maxMegabytes: {
    schema: z.int().min(1).max(1_024),
    default: 64,
    label: 'Megabytes kept',
    help: 'How many MiB they may take; then the oldest goes. By policy only.',
    setBy: 'policy',
  },
  deadLetterAfterHours: {
    schema: z.int().min(1).max(720),
    default: 24,
    label: 'Give up after (hours)',
    help: 'After so many hours of failing an event is put aside. By policy only.',
    setBy: 'policy',
  },
} as const;

function toWebhookUrl(text: string, context: z.RefinementCtx): string {
  const parsed = parseWebhookUrl(text);
  if (parsed.ok) return parsed.value;
  context.addIssue(rule(parsed.error));
  return z.NEVER;
}

/** As any of the systems writes one: from the root, a drive, or a share. */
function isFullPath(path: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path) && !path.includes('\0');
}
