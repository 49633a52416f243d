import { textsOf } from '../../shared/i18n/texts';
import { randomUUID } from 'node:crypto';
import { fault, type Fault } from '../../shared/domain/fault';
import type { CommandRequest } from '../../shared/contract/ipc';
import { err, type Result } from '../../shared/domain/result';
import type { Outbox } from '../stores/outbox';
import { webhookSinkKey } from '../stores/webhook-sink';
import type { WebhookSecrets } from '../stores/webhook-secrets';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';

export interface WebhookSecretParts {
  readonly state: AppStateStore;
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly webhookSecrets: WebhookSecrets;
  readonly forgetTyped: () => Promise<void>;
}

/** Keeps what was typed in the keychain, lets the webhook use it at once, and gives the window a fresh page. */
export async function keepWebhookSecret(parts: WebhookSecretParts, { url, secret }: CommandRequest<'webhook-secret:set'>): Promise<Result<null, Fault>> {
  if (!isSet(parts.settings, url)) return err(fault('ipc-refused'));
  const kept = await parts.webhookSecrets.set(url, secret.trim());
  if (!kept.ok) return kept;
  parts.outbox.retry(webhookSinkKey(url));
  parts.state.notify({ kind: 'info', fault: null, text: textsOf('webhookSecret').nowKept }, randomUUID());
  await parts.forgetTyped();
  return kept;
}

/** Removes a webhook's secret; nothing is sent there until it has another. */
export async function removeWebhookSecret(parts: WebhookSecretParts, url: string): Promise<Result<null, Fault>> {
  if (!isSet(parts.settings, url)) return err(fault('ipc-refused'));
  const removed = await parts.webhookSecrets.remove(url);
  if (removed.ok) parts.outbox.retry(webhookSinkKey(url));
  return removed;
}

function isSet(settings: SettingsStore, url: string): boolean {
  return settings.effective.settings.outbox.webhooks.some((webhook) => webhook.url === url);
}
