import type { Vault, VaultRead, VaultRefusal, VaultWrite } from '../../src/main/keychain/vault';

/** A keychain that holds what it was given, or refuses as the test says. */
export class FakeKeychain implements Vault {
  readonly secrets = new Map<string, string>();
  refusal: VaultRefusal | null = null;

  constructor(private readonly did: (step: string) => void) {}

  read(account: string): Promise<VaultRead> {
    this.did('read the keychain');
    if (this.refusal !== null) return Promise.resolve(this.refusal);
    const secret = this.secrets.get(account);
    return Promise.resolve(secret === undefined ? { kind: 'not-found' } : { kind: 'found', secret });
  }

  write(account: string, secret: string): Promise<VaultWrite> {
    this.did('write the keychain');
    if (this.refusal !== null) return Promise.resolve(this.refusal);
    this.secrets.set(account, secret);
    return Promise.resolve({ kind: 'done' });
  }

  remove(account: string): Promise<VaultWrite> {
    this.secrets.delete(account);
    return Promise.resolve({ kind: 'done' });
  }

  cancel(): void {
    this.did('cancel the keychain');
  }

  dispose(): void {
    this.secrets.clear();
  }
}
