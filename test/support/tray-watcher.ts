import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from '@playwright/test';

/** A desktop's StatusNotifierWatcher, in a process of its own (`tray-watcher.mjs`). */
export interface TrayWatcher {
  /** Those that are registered and on the bus. */
  readonly items: () => readonly string[];
  /** How many it had at one time at most. */
  readonly most: () => number;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT' | 'SIGUSR1' | 'SIGUSR2') => void;
  readonly kill: () => Promise<void>;
}

export async function startTrayWatcher(env: NodeJS.ProcessEnv, kind: 'host' | 'hostless' | 'mute' = 'host'): Promise<TrayWatcher> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'tray-watcher.mjs'), env.DBUS_SESSION_BUS_ADDRESS ?? '', kind], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const items = new Set<string>();
  let most = 0;
  let ready = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    // Our own program's words.
    const event = JSON.parse(line) as { readonly ready?: true; readonly registered?: string; readonly gone?: string };
    if (event.ready === true) ready = true;
    if (event.registered !== undefined) items.add(event.registered);
    if (event.gone !== undefined) items.delete(event.gone);
    most = Math.max(most, items.size);
  });
  await expect.poll(() => ready, { message: 'the watcher is there' }).toBe(true);
  return {
    items: () => [...items],
    most: () => most,
    signal: (signal) => void child.kill(signal),
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
