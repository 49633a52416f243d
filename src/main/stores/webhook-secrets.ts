import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import { webhookAccount } from '../../shared/domain/webhook-url';
import type { Redactor } from '../diagnostics/redaction';
import type { Vault, VaultRead } from '../keychain/vault';

/** What the keychain says of a signing secret. */
export type SecretAnswer = VaultRead;

/** The webhooks' signing secrets: in the keychain, and in main's memory while they are used. */
export class WebhookSecrets {
  constructor(
    private readonly vault: Vault,
    private readonly redactor: Redactor,
  ) {}

  async read(url: string): Promise<SecretAnswer> {
    const answer = await this.vault.read(webhookAccount(url));
    if (answer.kind === 'found') this.#hide(answer.secret);
    return answer;
  }

  /** Keeps a secret in place of the one that was there. */
  async set(url: string, secret: string): Promise<Result<null, Fault>> {
    this.#hide(secret);
    if (!isSigningSecret(secret)) return err(fault('webhook-secret-invalid'));
    return told(await this.vault.write(webhookAccount(url), secret));
  }

  async remove(url: string): Promise<Result<null, Fault>> {
    return told(await this.vault.remove(webhookAccount(url)));
  }

  /** With its prefix and without, since either would do to sign. */
  #hide(secret: string): void {
    this.redactor.hide(secret);
    this.redactor.hide(secret.replace(/^whsec_/, ''));
  }
}

/** True for `whsec_` and 24 to 64 bytes in base64, as the Standard Webhooks specification has it. */
export function isSigningSecret(secret: string): boolean {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1] ?? '';
  const bytes = Buffer.from(encoded, 'base64');
  // Node reads whatever it can of base64; what isn't written the same again was not read whole.
  return bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === encoded;
}

function told(answer: Awaited<ReturnType<Vault['write']>>): Result<null, Fault> {
  return answer.kind === 'done' ? ok(null) : err(fault('webhook-secret-not-kept', answer.kind === 'cancelled' ? 'it was not unlocked' : answer.detail));
}
