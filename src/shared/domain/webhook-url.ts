import { isLoopback } from './org-url';
import { err, ok, type Result } from './result';

/**
 * Reads the address of a webhook: https with a path of its own, http for loopback hosts only. A query is refused with
 * user names and fragments: addresses are written down in policies, and a secret in one would be, too.
 * The error says by name what is wrong.
 */
export function parseWebhookUrl(text: string): Result<string, WebhookUrlProblem> {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return err('webhook-not-an-address');
  }
  if (url.username !== '' || url.password !== '') return err('address-with-password');
  if (url.search !== '' || url.hash !== '') return err('address-with-query');
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return ok(`${url.origin}${url.pathname}`);
  return err('address-not-https');
}

export type WebhookUrlProblem = 'webhook-not-an-address' | 'address-with-password' | 'address-with-query' | 'address-not-https';

/** The key of a webhook's signing secret in the keychain: `webhook:{origin+path}`. */
export function webhookAccount(url: string): string {
  return `webhook:${url}`;
}

/** A webhook for people: its host and path. */
export function webhookName(url: string): string {
  const { host, pathname } = new URL(url);
  return pathname === '/' ? host : `${host}${pathname}`;
}
