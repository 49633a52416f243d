import { z } from 'zod';
import { settingProblemSchema } from '../settings/setting-problem';

/**
 * Everything that can go wrong and that somebody has to be told, by name. Code decides by the tag,
 * people read the sentence of `faultSentence`. `detail` is for people too: never a secret, never query text.
 */
export const faultTagSchema = z.enum([
  // sign-in and connection
  'org-url-invalid',
  'host-unknown',
  'host-unreachable',
  'tls-untrusted',
  'extra-ca-unreadable',
  'proxy-unreachable',
  'proxy-refused',
  'network-down',
  'secret-refused',
  'grant-refused',
  'scope-missing',
  'sign-in-failed',
  'sign-in-timeout',
  'web-page-instead',
  'gateway-not-found',
  'gateway-forbidden',
  'gateway-unauthorized',
  'gateway-limited',
  'gateway-policy-violation',
  'gateway-unavailable',
  'protocol-broken',
  'connection-lost',
  'handshake-timeout',
  'transport-unsupported',
  'test-timeout',
  // a query
  'query-too-short',
  'query-too-long',
  'query-only-personal-data',
  'no-knowledge-base',
  'queue-full',
  'query-timeout',
  'query-not-sent',
  'not-connected',
  'gateway-error',
  'signed-out',
  // keychain
  'keychain-not-found',
  'keychain-unavailable',
  'keychain-cancelled',
  'keychain-not-removed',
  // files
  'settings-unreadable',
  'settings-not-read',
  'settings-replaced',
  'settings-unwritable',
  'setting-invalid',
  'settings-invalid',
  'setting-locked',
  'settings-export-failed',
  'settings-import-failed',
  'policy-unreadable',
  'policy-untrusted',
  'policy-invalid',
  'audit-unwritable',
  'audit-unrecorded',
  'audit-locked',
  'ended-unexpectedly',
  'audit-gap',
  'export-failed',
  'verify-failed',
  'audit-busy',
  // external stores
  'outbox-unwritable',
  'outbox-unreadable',
  'outbox-sink-gone',
  'webhook-secret-missing',
  'webhook-secret-invalid',
  'webhook-secret-unreadable',
  'webhook-secret-not-kept',
  'webhook-unreachable',
  'webhook-timeout',
  'webhook-limited',
  'webhook-unavailable',
  'webhook-misdirected',
  'webhook-refused',
  'folder-missing',
  'folder-unwritable',
  // desktop
  'article-not-openable',
  'article-not-opened',
  'opening-unanswered',
  'suggestion-gone',
  'ipc-refused',
  'ipc-invalid',
  'ipc-too-many',
  'ipc-too-large',
  // ways to ask
  'shortcut-taken',
  'link-invalid',
  'links-off',
  'links-too-many',
  'offer-gone',
  'demo-failed',
  'folder-not-opened',
  'unexpected',
]);

export const faultSchema = z.strictObject({
  tag: faultTagSchema,
  /** What exactly, in words; at most 300 characters. */
  detail: z.string().max(300).optional(),
  /** What is wrong with a setting, to be said in the agent's language; the detail says the same in English. */
  setting: settingProblemSchema.optional(),
});

export type FaultTag = z.infer<typeof faultTagSchema>;
export type Fault = z.infer<typeof faultSchema>;

/** Makes a fault; an over-long detail is cut so that it can always be shown and sent. */
export function fault(tag: FaultTag, detail?: string): Fault {
  return detail === undefined || detail === '' ? { tag } : { tag, detail: detail.slice(0, 300) };
}
