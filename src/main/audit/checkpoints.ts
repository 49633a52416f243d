import type { ChainLink, CheckpointEvent } from '../../shared/audit-record';
import type { Clock } from '../clock';
import type { ChainHead } from './chain';
import type { Ledger } from './ledger';
import { eventOf, type AuditContext } from './sealing';
import { trailAccount, type KeyVault, type SigningKey } from './signing-key';

export type Checkpoint = CheckpointEvent & ChainLink;

export interface CheckpointsOptions {
  readonly ledger: Pick<Ledger, 'append' | 'appendLinked'>;
  readonly folder: string;
  readonly clock: Clock;
  readonly context: () => AuditContext;
  readonly onCheckpoint?: ((checkpoint: Checkpoint) => void) | undefined;
  /** The newest checkpoint could not be kept in the keychain. */
  readonly onUnanchored: (why: string) => void;
}

/** Records between two checkpoints, at most. */
const everyRecords = 1_000;
/** Time between the first record after a checkpoint and the next one, at most. */
const everyMs = 60 * 60 * 1_000;

/** Signs the chain now and then, and keeps in the keychain how far it was signed. Without a key it does nothing. */
export class Checkpoints {
  #key: SigningKey | null = null;
  /** null after the keychain refused: it is asked again when it was seen to be open, so that it never prompts by itself. */
  #vault: KeyVault | null = null;
  #anchor: ChainHead | null = null;
  /** The trail names the key. */
  #announced = false;
  #records = 0;
  #cancelHour: (() => void) | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly options: CheckpointsOptions) {}

  get key(): SigningKey | null {
    return this.#key;
  }

  /** The newest checkpoint that the keychain knows of; null where there is none. */
  get anchor(): ChainHead | null {
    return this.#anchor;
  }

  /** From now on it signs. `anchor` is what the keychain holds, where that was just read. */
  adopt(key: SigningKey, vault: KeyVault, anchor: ChainHead | null = this.#anchor): void {
    this.#key ??= key;
    this.#vault = vault;
    this.#anchor = anchor;
  }

  announced(): void {
    this.#announced = true;
  }

  /** A record was written. */
  count(): void {
    if (this.#key === null) return;
    this.#records += 1;
    if (this.#records >= everyRecords) void this.make();
    else this.#cancelHour ??= this.options.clock.after(everyMs, () => void this.make());
  }

  /** Signs all records so far. Resolves when the checkpoint is written and the keychain knows, or can't. */
  make(): Promise<void> {
    this.#records = 0;
    this.stop();
    this.#turn = this.#turn.then(() => this.#make());
    return this.#turn;
  }

  /** No checkpoint comes by itself any more, until the next record. */
  stop(): void {
    this.#cancelHour?.();
    this.#cancelHour = null;
  }

  async #make(): Promise<void> {
    const { ledger, clock, context, onCheckpoint } = this.options;
    const key = this.#key;
    if (key === null) return;
    if (!this.#announced) {
      const event = eventOf({ event: 'key', key_id: key.id, public_key: key.publicKey }, clock.now(), context());
      this.#announced = (await ledger.append(event)).ok;
    }
    const made: CheckpointEvent[] = [];
    const written = await ledger.appendLinked((head) => {
      const checkpoint = key.checkpoint(head, clock.now(), context());
      made.push(checkpoint);
      return checkpoint;
    });
    const checkpoint = made.at(-1);
    if (!written.ok || checkpoint === undefined) return;
    onCheckpoint?.({ ...checkpoint, seq: written.value.seq, prev: checkpoint.at_hash, hash: written.value.hash });
    await this.#keep(key, written.value);
  }

  async #keep(key: SigningKey, newest: ChainHead): Promise<void> {
    const kept = await this.#vault?.write(trailAccount(this.options.folder), key.store(newest));
    if (kept?.kind === 'done') this.#anchor = newest;
    if (kept === undefined || kept.kind === 'done') return;
    this.#vault = null;
    this.options.onUnanchored(kept.kind);
  }
}
