import type { Vault, VaultRead, VaultWrite } from './vault';

/** Secrets in main's memory alone, gone at exit: the demo's, and an agent's own where there is no keychain and they said yes. */
export class SessionVault implements Vault {
  readonly #secrets = new Map<string, string>();

  read(account: string): Promise<VaultRead> {
    const secret = this.#secrets.get(account);
    return Promise.resolve(secret === undefined ? { kind: 'not-found' } : { kind: 'found', secret });
  }

  write(account: string, secret: string): Promise<VaultWrite> {
    this.#secrets.set(account, secret);
    return Promise.resolve({ kind: 'done' });
  }

  remove(account: string): Promise<VaultWrite> {
    this.#secrets.delete(account);
    return Promise.resolve({ kind: 'done' });
  }

  cancel(): void {
    // Nothing here ever waits.
  }

  dispose(): void {
    this.#secrets.clear();
  }
}
