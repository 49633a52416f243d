import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** The name that a client's secret has in the keyring. */
export function keyringAccount({ clientId, orgUrl }: { readonly clientId: string; readonly orgUrl: string }): string {
  return `${clientId}@${new URL(orgUrl).host}`;
}

/** What the desktop's real keyring holds for an account, read by another process than the app; null where nothing. */
export async function readSecret(env: NodeJS.ProcessEnv, account: string): Promise<string | null> {
  const script = resolve(import.meta.dirname, 'read-secret.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, account], { env, timeout: 10_000 });
  return JSON.parse(stdout) as string | null;
}

/** Puts a secret into the desktop's real keyring. */
export async function storeSecret(env: NodeJS.ProcessEnv, account: string, secret: string): Promise<void> {
  const script = resolve(import.meta.dirname, 'store-secret.mjs');
  const storing = promisify(execFile)(process.execPath, [script, account], { env, timeout: 10_000 });
  storing.child.stdin?.end(secret);
  await storing;
}
