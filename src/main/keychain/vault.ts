/** The three ways a keychain says no are three different answers: each asks something else of the agent. */
export type VaultRefusal =
  /** There is no keychain, or it failed. */
  | { readonly kind: 'unavailable'; readonly detail: string }
  /** The agent gave up waiting for it to be unlocked. */
  | { readonly kind: 'cancelled' };

export type VaultRead = { readonly kind: 'found'; readonly secret: string } | { readonly kind: 'not-found' } | VaultRefusal;
export type VaultWrite = { readonly kind: 'done' } | VaultRefusal;

/** Where client secrets are kept. No call rejects; each ends by its deadline or by `cancel`. */
export interface Vault {
  read(account: string): Promise<VaultRead>;
  write(account: string, secret: string): Promise<VaultWrite>;
  /** Done also where there was nothing to remove. */
  remove(account: string): Promise<VaultWrite>;
  /** Ends the call in flight, and those in line, as cancelled. */
  cancel(): void;
  /** Lets go of the helper process. */
  dispose(): void;
}

/** How a call stands, for the window: `waiting` after 10 s without an answer. */
export type VaultActivity = 'idle' | 'opening' | 'waiting';
