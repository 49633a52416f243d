import { useState } from 'react';

/**
 * What is typed for a setting but not taken; null where nothing is. It is dropped when the setting becomes something else,
 * by Reset, say: what is shown is then how things are.
 */
export function useTyped<T>(value: unknown): [T | null, (typed: T | null) => void] {
  const over = JSON.stringify(value);
  const [typed, setTyped] = useState<{ readonly over: string; readonly what: T } | null>(null);
  return [typed?.over === over ? typed.what : null, (what) => setTyped(what === null ? null : { over, what })];
}
