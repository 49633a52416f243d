import { utilityProcess, type UtilityProcess } from 'electron';
import type { Clock } from '../clock';
import { keychainReplySchema, type KeychainReply, type KeychainRequest } from './keychain-messages';
import type { Vault, VaultActivity, VaultRead, VaultRefusal, VaultWrite } from './vault';

export interface KeychainVaultOptions {
  /** Path of the built keychain-process. */
  readonly modulePath: string;
  readonly clock: Clock;
  readonly onActivity: (activity: VaultActivity) => void;
  /** Told the name of the process that is about to be ended, for nobody to wonder. */
  readonly onKill?: (name: string) => void;
}

const processName = 'Cuecard keychain';

/** What a call comes to: a keychain that stayed locked is a refusal by then. */
type Reply = Exclude<KeychainReply, { kind: 'locked' }> | VaultRefusal;

/** Without an answer by then the keychain most likely prompts, and the agent is told so. */
const patienceMs = 10_000;
/** Nobody is still looking for a prompt after this. */
const longestWaitMs = 5 * 60_000;
/** The process is let go of when nothing was asked of it for this long. */
const idleMs = 30_000;

/** The system's keychain, through a process of its own: one call in flight, and a wait that the agent can end. */
export class KeychainVault implements Vault {
  #process: UtilityProcess | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #generation = 0;
  #cancelIdle: () => void = () => undefined;
  #endCall: ((reply: VaultRefusal) => void) | null = null;

  constructor(private readonly options: KeychainVaultOptions) {}

  async read(account: string): Promise<VaultRead> {
    const reply = await this.#call({ verb: 'read', account });
    return reply.kind === 'done' ? unexpected : reply;
  }

  async write(account: string, secret: string): Promise<VaultWrite> {
    return written(await this.#call({ verb: 'write', account, secret }));
  }

  async remove(account: string): Promise<VaultWrite> {
    return written(await this.#call({ verb: 'remove', account }));
  }

  cancel(): void {
    this.#generation += 1;
    this.#endCall?.({ kind: 'cancelled' });
  }

  dispose(): void {
    this.cancel();
    this.#kill();
  }

  #call(request: KeychainRequest): Promise<Reply> {
    const generation = this.#generation;
    const result = this.#turn
      .then(() => (generation === this.#generation ? this.#exchange(request) : ({ kind: 'cancelled' } as const)))
      // Else one process that can't be started would fail every call after it.
      .catch(() => unstartable);
    this.#turn = result;
    return result;
  }

  #exchange(request: KeychainRequest): Promise<Reply> {
    const { clock, onActivity } = this.options;
    this.#cancelIdle();
    const child = (this.#process ??= this.#fork());
    onActivity('opening');
    return new Promise((resolve) => {
      const end = (reply: Reply, process: 'keep' | 'kill'): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        cancelPatience();
        cancelWait();
        this.#endCall = null;
        // A call that was given up on still blocks inside; only its end frees what it holds.
        if (process === 'kill') this.#kill();
        else this.#cancelIdle = clock.after(idleMs, () => this.#kill());
        onActivity('idle');
        resolve(reply);
      };
      const onMessage = (data: unknown): void => {
        const reply = keychainReplySchema.safeParse(data);
        if (!reply.success) end(unexpected, 'keep');
        else if (reply.data.kind === 'locked') end({ kind: 'cancelled' }, 'keep');
        else end(reply.data, 'keep');
      };
      const onExit = (): void => end({ kind: 'unavailable', detail: 'the keychain process ended' }, 'kill');
      const cancelPatience = clock.after(patienceMs, () => onActivity('waiting'));
      const cancelWait = clock.after(longestWaitMs, () =>
        end({ kind: 'unavailable', detail: 'the keychain does not answer' }, 'kill'),
      );
      this.#endCall = (refusal) => end(refusal, 'kill');
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.postMessage(request);
    });
  }

  #fork(): UtilityProcess {
    const child = utilityProcess.fork(this.options.modulePath, [], { serviceName: processName });
    child.on('exit', () => {
      if (this.#process === child) this.#process = null;
    });
    return child;
  }

  #kill(): void {
    this.#cancelIdle();
    const child = this.#process;
    this.#process = null;
    if (child === null) return;
    this.options.onKill?.(processName);
    child.kill();
  }
}

function written(reply: Reply): VaultWrite {
  return reply.kind === 'found' || reply.kind === 'not-found' ? unexpected : reply;
}

const unexpected: VaultRefusal = { kind: 'unavailable', detail: 'the keychain gave an unexpected answer' };
const unstartable: VaultRefusal = { kind: 'unavailable', detail: 'the keychain process could not be started' };
