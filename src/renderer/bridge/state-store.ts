import type { Fault } from '../../shared/domain/fault';
import { fault } from '../../shared/domain/fault';
import { appStateSchema, type AppState } from '../../shared/contract/state';
import { report, send } from './client';
import { spoken } from './language';

/** What the window knows of main's state: nothing yet, the newest snapshot, or why there is none. */
export type Snapshot =
  | { readonly kind: 'pending' }
  | { readonly kind: 'ready'; readonly state: AppState }
  | { readonly kind: 'failed'; readonly fault: Fault };

export interface StateStore {
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly current: () => Snapshot;
}

/** Follows main's state from now on. A snapshot that breaks the contract is reported and left out. */
export function followState(): StateStore {
  let snapshot: Snapshot = { kind: 'pending' };
  let newest: Snapshot = snapshot;
  const listeners = new Set<() => void>();

  const publish = (next: Snapshot): void => {
    snapshot = next;
    for (const listener of listeners) listener();
  };
  const accept = (next: Snapshot): void => {
    newest = next;
    const speaking = next.kind === 'ready' ? spoken(next.state.language) : null;
    if (speaking === null) publish(next);
    // Drawn once its language is there, unless a newer one was meanwhile.
    else void speaking.then(() => (newest === next ? publish(next) : undefined));
  };
  const read = (payload: unknown): boolean => {
    const parsed = appStateSchema.safeParse(payload);
    if (parsed.success) {
      accept({ kind: 'ready', state: parsed.data });
      return true;
    }
    const issue = parsed.error.issues[0];
    report(`A snapshot breaks the contract at ${issue?.path.join('.') ?? '?'}: ${issue?.code ?? '?'}`);
    return false;
  };

  window.cuecard.on('state:changed', read);
  void send('state:subscribe', null).then((result) => {
    if (!result.ok) accept({ kind: 'failed', fault: result.error });
    // A push that came first is newer than this answer.
    else if (newest.kind !== 'ready' && !read(result.value)) {
      accept({ kind: 'failed', fault: fault('unexpected', 'the window could not read the state') });
    }
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => snapshot,
  };
}

/** Resolves once there is more to show than that nothing is known yet. */
export function arrived(store: StateStore): Promise<void> {
  return new Promise((resolve) => {
    const end = store.subscribe(() => {
      end();
      resolve();
    });
  });
}
