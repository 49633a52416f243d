import { createRequire } from 'node:module';
import process from 'node:process';
import { secretState } from './secret-service';

/** What a keychain gave that was not to ask anybody. */
export type QuietRead = { readonly kind: 'found'; readonly secret: string } | { readonly kind: 'not-found' } | { readonly kind: 'unavailable'; readonly why: string; /** `asking`: a call still waits inside, and keeps the process from ending by itself. */ readonly left: 'nothing' | 'asking' };

const service = 'Cuecard';

/**
 * Reads a secret for a program that nobody sits before: it waits `deadlineMs` at most, and where a secret is locked it
 * leaves it alone. Never rejects. Only Linux tells beforehand whether it would prompt; elsewhere the deadline has to do.
 */
export async function readQuietly(account: string, deadlineMs: number): Promise<QuietRead> {
  const until = performance.now() + deadlineMs;
  let cancel = (): void => undefined;
  let left: 'nothing' | 'asking' = 'nothing';
  try {
    if (process.platform === 'linux') {
      const state = await secretState(service, account, deadlineMs);
      if (state !== 'open') return state === 'absent' ? { kind: 'not-found' } : { kind: 'unavailable', why: 'it is locked', left: 'nothing' };
    }
    const late = new Promise<never>((_resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the keychain does not answer')), Math.max(0, until - performance.now()));
      cancel = () => clearTimeout(timer);
    });
    // A native CommonJS module: required, because importing it finds none of its names.
    const keytar = createRequire(import.meta.url)('keytar') as { getPassword(of: string, account: string): Promise<string | null> };
    left = 'asking';
    const asking = keytar.getPassword(service, account).finally(() => (left = 'nothing'));
    const secret = await Promise.race([asking, late]);
    return secret === null ? { kind: 'not-found' } : { kind: 'found', secret };
  } catch (error) {
    return { kind: 'unavailable', why: error instanceof Error ? error.message.slice(0, 200) : 'unknown error', left };
  } finally {
    cancel();
  }
}
