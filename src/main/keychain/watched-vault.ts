import type { Vault } from './vault';

/**
 * The same vault, which tells when it was seen to be open: something was read from it, or kept in it. Whoever wants
 * something of it then does not make it prompt. The call waits for them.
 */
export function watchedVault(vault: Vault, opened: () => Promise<void>): Vault {
  return {
    async read(account) {
      const answer = await vault.read(account);
      if (answer.kind === 'found') await opened();
      return answer;
    },
    async write(account, secret) {
      const answer = await vault.write(account, secret);
      if (answer.kind === 'done') await opened();
      return answer;
    },
    remove: (account) => vault.remove(account),
    cancel: () => vault.cancel(),
    dispose: () => vault.dispose(),
  };
}
