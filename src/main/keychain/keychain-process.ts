import { createRequire } from 'node:module';
import { keychainRequestSchema, type KeychainReply, type KeychainRequest } from './keychain-messages';
import { secretState } from './secret-service';

/**
 * The process that talks to the keychain. Its calls can't be cancelled and block a thread while the keychain
 * prompts, so they live here, where the whole process can be ended.
 */
const service = 'Cuecard';

/** Where the desktop can't say whether a secret is there and locked: "not there" after this long means that somebody closed a prompt. */
const promptMs = 1_500;
/** The desktop is asked a small question that prompts nobody. */
const stateDeadlineMs = 2_000;

/** What is used of keytar. Never its findCredentials, which crashes when an unlock is cancelled. */
interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

process.parentPort.on('message', (event) => {
  void answer(event.data).then((reply) => process.parentPort.postMessage(reply));
});

async function answer(data: unknown): Promise<KeychainReply> {
  const request = keychainRequestSchema.safeParse(data);
  if (!request.success) return { kind: 'unavailable', detail: 'bad request' };
  try {
    // Loaded on the first call: where its library is missing, that is an answer and not a crash.
    // A native CommonJS module: required, because importing it finds none of its names.
    return await ask(createRequire(import.meta.url)('keytar') as Keytar, request.data);
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'unknown error';
    // libsecret's words for a prompt that was dismissed while something should be stored.
    return /\blocked\b/i.test(detail) ? { kind: 'locked' } : { kind: 'unavailable', detail };
  }
}

async function ask(keytar: Keytar, request: KeychainRequest): Promise<KeychainReply> {
  const askedAt = performance.now();
  switch (request.verb) {
    case 'read': {
      const secret = await keytar.getPassword(service, request.account);
      if (secret !== null) return { kind: 'found', secret };
      return (await wasLeftLocked(request.account, askedAt)) ? { kind: 'locked' } : { kind: 'not-found' };
    }
    case 'write':
      await keytar.setPassword(service, request.account, request.secret);
      // A dismissed prompt is no error to keytar; only what can be read back was kept.
      return (await keytar.getPassword(service, request.account)) === request.secret ? { kind: 'done' } : { kind: 'locked' };
    case 'remove':
      // False also where there was nothing to remove, which is as good as removed.
      return (await keytar.deletePassword(service, request.account)) || !(await wasLeftLocked(request.account, askedAt)) ? { kind: 'done' } : { kind: 'locked' };
  }
}

/**
 * Whether a call that came back empty did so because its prompt was dismissed, which keytar tells apart from a missing
 * secret nowhere. On Linux the service says so itself; elsewhere the time has to do that the call took.
 */
async function wasLeftLocked(account: string, askedAt: number): Promise<boolean> {
  const tookMs = performance.now() - askedAt;
  if (process.platform !== 'linux') return tookMs > promptMs;
  const state = await secretState(service, account, stateDeadlineMs).catch(() => null);
  return state === null ? tookMs > promptMs : state === 'locked';
}
