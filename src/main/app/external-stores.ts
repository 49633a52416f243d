import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Redactor } from '../diagnostics/redaction';
import type { Fetch } from '../genesys/token';
import { Outbox } from '../stores/outbox';
import { WebhookSecrets } from '../stores/webhook-secrets';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import type { Vault } from '../keychain/vault';

export interface ExternalStoresParts {
  readonly state: AppStateStore;
  readonly settings: SettingsStore;
  readonly keychain: Vault;
  readonly redactor: Redactor;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly folder: string;
}

/** The outbox and its webhooks' secrets, on the settings in force, shown by AppState. */
export function externalStores(parts: ExternalStoresParts): { readonly outbox: Outbox; readonly webhookSecrets: WebhookSecrets } {
  const { state, settings, keychain, redactor } = parts;
  const webhookSecrets = new WebhookSecrets(keychain, redactor);
  const outbox = new Outbox({
    ...parts,
    settings: () => settings.effective.settings.outbox,
    readSecret: (url) => webhookSecrets.read(url),
    onView: (view) => state.change({ outbox: view }),
  });
  state.subscribe((now, before) => {
    if (now.settings !== before.settings) outbox.settingsChanged();
  });
  return { outbox, webhookSecrets };
}
