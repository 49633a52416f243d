import type { Settings } from '../../shared/settings/settings';
import type { Clock } from '../clock';
import type { Fetch } from '../genesys/token';
import { FolderSink, folderSinkKey } from './folder-sink';
import type { Sink } from './sink';
import { WebhookSink, webhookSinkKey } from './webhook-sink';
import type { SecretAnswer } from './webhook-secrets';

export interface SinkParts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly readSecret: (url: string) => Promise<SecretAnswer>;
}

/** The sinks that are set, by key, with how to make each. */
export function configuredSinks(settings: Settings['outbox'], parts: SinkParts): ReadonlyMap<string, () => Sink> {
  const sinks = new Map<string, () => Sink>();
  for (const { url } of settings.webhooks) sinks.set(webhookSinkKey(url), () => new WebhookSink({ ...parts, url }));
  const { folder } = settings;
  if (folder !== '') sinks.set(folderSinkKey(folder), () => new FolderSink({ folder, clock: parts.clock }));
  return sinks;
}

/** What a key says of a sink that is set no more. */
export function sinkOfKey(key: string): { readonly kind: Sink['kind']; readonly name: string } {
  const kind = key.startsWith('folder:') ? 'folder' : 'webhook';
  return { kind, name: key.slice(key.indexOf(':') + 1) };
}
