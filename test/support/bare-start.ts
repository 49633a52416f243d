import { spawn } from 'node:child_process';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { root } from './launching';

/** The app, started without a driver: what it is before it has a window, or never gets one, is seen from outside. */
export interface BareStart {
  readonly pid: number;
  /** What it wrote to its error stream so far. */
  readonly err: () => string;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

export interface BareOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
  /** What is put before the program, such as another user or a namespace. */
  readonly before?: readonly string[];
}

/** Starts the built app as a desktop does. */
export async function startBare({ env, args = [], before = [] }: BareOptions): Promise<BareStart> {
  const { path } = await electronRuntime();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const [command = path, ...rest] = [...before, path, ...sandbox, root, ...args];
  const child = spawn(command, rest, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return {
    pid: child.pid ?? 0,
    err: () => err,
    ended: new Promise((resolve) => child.once('exit', resolve)),
    kill: (signal) => void child.kill(signal),
  };
}
