import type * as keytarModule from 'keytar';
import { keychainRequestSchema, type KeychainReply, type KeychainRequest } from './keychain-messages';

/**
 * The process that talks to the keychain. Its calls can't be cancelled and block a thread while the keychain
 * prompts, so they live here, where the whole process can be ended.
 */
const service = 'Cuecard';

type Keytar = typeof keytarModule;

process.parentPort.on('message', (event) => {
  void answer(event.data).then((reply) => process.parentPort.postMessage(reply));
});

async function answer(data: unknown): Promise<KeychainReply> {
  const request = keychainRequestSchema.safeParse(data);
  if (!request.success) return { kind: 'unavailable', detail: 'bad request' };
  try {
    // Loaded on the first call: where the native library is missing, that is an answer and not a crash.
    const keytar: Keytar = await import('keytar');
    return await ask(keytar, request.data);
  } catch (error) {
    return { kind: 'unavailable', detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown error' };
  }
}

async function ask(keytar: Keytar, request: KeychainRequest): Promise<KeychainReply> {
  switch (request.verb) {
    case 'read': {
      const secret = await keytar.getPassword(service, request.account);
      return secret === null ? { kind: 'not-found' } : { kind: 'found', secret };
    }
    case 'write':
      await keytar.setPassword(service, request.account, request.secret);
      return { kind: 'done' };
    case 'remove':
      await keytar.deletePassword(service, request.account);
      return { kind: 'done' };
  }
}
