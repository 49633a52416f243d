import { spawn } from 'node:child_process';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { root } from './app';

/** Starts Cuecard once more with the same profile, as the system does when a link is opened; resolves with its exit code. */
export async function startAgain(profile: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<number | null> {
  const { path } = await electronRuntime();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...sandbox, root, `--user-data-dir=${profile}`, ...args], { env, stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}
