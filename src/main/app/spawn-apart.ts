import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';

const nowhere = '/dev/null';

export interface ApartOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  readonly input: 'pipe' | 'ignore';
}

/**
 * Starts a program that outlives Cuecard, in a session of its own, so that no signal to our group is its. It gets none of our open
 * files: Chromium leaves those with which it talks to its children open to whatever else is started, and they never hear
 * that main has ended while somebody else holds them. Throws, or tells by `error`, as `spawn` does.
 */
export function spawnApart(command: string, args: readonly string[], { input, ...options }: ApartOptions): ChildProcess {
  if (process.platform !== 'linux') return spawn(command, args, { ...options, detached: true, stdio: [input, 'ignore', 'ignore'] });
  const open = openFiles();
  const nothing = openSync(nowhere, 'r+');
  try {
    const others = Array.from({ length: Math.max(0, ...open) - 2 }, (_none, at) => (open.has(at + 3) ? nothing : 'ignore'));
    return spawn(command, args, { ...options, detached: true, stdio: [input, 'ignore', 'ignore', ...others] });
  } finally {
    closeSync(nothing);
  }
}

/** Numbers of what is open, but for what leads nowhere already. */
function openFiles(): ReadonlySet<number> {
  const folder = '/proc/self/fd';
  return new Set(readdirSync(folder).map(Number).filter((file) => leadsTo(`${folder}/${file}`) !== nowhere));
}

function leadsTo(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    // Closed meanwhile.
    return null;
  }
}
