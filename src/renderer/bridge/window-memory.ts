import { blankMemory, windowMemorySchema, type WindowMemory } from '../../shared/contract/window-memory';
import { send, tell } from './client';

let memory: WindowMemory = blankMemory;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Typing and scrolling change it many times a second. */
const tellAfterMs = 150;

/** What the page of this window held that was there before this one; blank for the first. */
export async function recall(): Promise<void> {
  const result = await send('window:recall', null);
  const parsed = windowMemorySchema.safeParse(result.ok ? result.value : null);
  if (parsed.success) memory = parsed.data;
}

export function remembered(): WindowMemory {
  return memory;
}

/** Keeps it for the next page of this window. */
export function remember(part: Partial<WindowMemory>): void {
  const next = { ...memory, ...part };
  if (JSON.stringify(next) === JSON.stringify(memory)) return;
  memory = next;
  timer ??= setTimeout(tellMemory, tellAfterMs);
  if (document.visibilityState === 'hidden') tellMemory();
}

// A window out of sight may be given up, and its timers are late by then.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') tellMemory();
});

/** Tells main what it hasn't been told yet; before what may end this page. */
export function tellMemory(): void {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  tell('window:remember', memory);
}

/** Nobody is signed in: there is nothing left to remember. Main does the same by itself. */
export function forget(): void {
  memory = { ...blankMemory, asked: memory.asked };
  clearTimeout(timer);
  timer = undefined;
}
