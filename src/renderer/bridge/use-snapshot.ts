import { useSyncExternalStore } from 'react';
import type { Snapshot, StateStore } from './state-store';

/** The newest snapshot; renders again whenever main pushes one. */
export function useSnapshot(store: StateStore): Snapshot {
  return useSyncExternalStore(store.subscribe, store.current);
}
