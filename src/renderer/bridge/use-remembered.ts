import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import type { WindowMemory } from '../../shared/contract/window-memory';
import { remember, remembered } from './window-memory';

/** A state that the next page of this window begins with. */
export function useRemembered<K extends keyof WindowMemory>(key: K): [WindowMemory[K], Dispatch<SetStateAction<WindowMemory[K]>>] {
  const [value, setValue] = useState<WindowMemory[K]>(() => remembered()[key]);
  useEffect(() => remember({ [key]: value }), [key, value]);
  return [value, setValue];
}
