import type { AuditEventBody, ChainLink, CheckpointEvent } from '../../../shared/domain/audit-record';
import type { Clock } from '../../clock';
import type { ChainHead } from './chain';
import type { Ledger } from './ledger';
import { eventOf, type AuditContext } from './sealing';
import { trailAccount, type KeyVault, type SigningKey } from './signing-key';

export type Checkpoint = CheckpointEvent & ChainLink;

export interface CheckpointsOptions {
  readonly ledger: Pick<Ledger, 'append' | 'appendLinked' | 'sync'>;
  readonly folder: string;
  readonly clock: Clock;
  readonly context: () => AuditContext;
  readonly onCheckpoint?: ((checkpoint: Checkpoint) => void) | undefined;
  /** The newest checkpoint could not be kept in the keychain. */
  readonly onUnanchored: (why: string) => void;
  /** One could not be made, for another reason than that the ledger can't be written, which says so itself. */
  readonly onFailed: (error: unknown) => void;
}

/** Records between two checkpoints, at most. */
const everyRecords = 1_000;
/** Time between the first record after a checkpoint and the next one, at most. */
const everyMs = 60 * 60 * 1_000;
/** One that failed is tried again after this. */
const retryMs = 60_000;

/** Signs the chain now and then, and keeps in the keychain how far it was signed. Without a key it does nothing. */
export class Checkpoints {
  #key: SigningKey | null = null;
  /** null after the keychain refused: it is asked again when it was seen to be open, so that it never prompts by itself. */
  #vault: KeyVault | null = null;
  #anchor: ChainHead | null = null;
  /** The trail names the key. */
  #announced = false;
  /** Where a checkpoint was asked for last, by its sequence number, and where the chain was seen to be; null before the first record. */
  #since: number | null = null;
  #newest: number | null = null;
  /** The last one failed: the next comes by time. */
  #failed = false;
  #stopped = false;
  #cancelTimer: (() => void) | null = null;
  #turn: Promise<unknown> = Promise.resolve();

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

  /** A record was written at this place of the chain: what the ledger wrote by itself before it counts as well. */
  count(seq: number): void {
    if (this.#key === null || this.#stopped) return;
    // After a gap a chain may go on from further back.
    if (this.#since === null || seq <= this.#since) this.#since = seq - 1;
    this.#newest = seq;
    if (seq - this.#since >= everyRecords && !this.#failed) void this.make();
    else this.#cancelTimer ??= this.options.clock.after(everyMs, () => void this.make());
  }

  /**
   * Signs all records so far. Resolves when the checkpoint is written and the keychain knows, or can't; false where
   * there is none, and never rejects.
   * @param behind written together with it, directly before it
   */
  make(behind?: AuditEventBody): Promise<boolean> {
    const since = this.#since;
    this.#since = this.#newest;
    this.#rest();
    this.#failed = false;
    const made = this.#turn.then(() => this.#make(behind)).catch((error: unknown) => {
      this.options.onFailed(error);
      return false;
    });
    this.#turn = made.then((done) => {
      if (!done && this.#key !== null && !this.#stopped) this.#tryAgain(since);
    });
    return made;
  }

  /** No checkpoint comes by itself any more. */
  stop(): void {
    this.#stopped = true;
    this.#rest();
  }

  #rest(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  #tryAgain(since: number | null): void {
    this.#since = since;
    this.#failed = true;
    this.#rest();
    this.#cancelTimer = this.options.clock.after(retryMs, () => void this.make());
  }

  async #make(behind: AuditEventBody | undefined): Promise<boolean> {
    const { ledger, clock, context, onCheckpoint } = this.options;
    const key = this.#key;
    if (key === null) return false;
    if (!this.#announced) {
      const event = eventOf({ event: 'key', key_id: key.id, public_key: key.publicKey }, clock.now(), context());
      this.#announced = (await ledger.append(event)).ok;
    }
    const made: CheckpointEvent[] = [];
    const checkpointAt = (head: ChainHead): CheckpointEvent => {
      const checkpoint = key.checkpoint(head, clock.now(), context());
      made.push(checkpoint);
      return checkpoint;
    };
    const written = await ledger.appendLinked(
      behind === undefined ? checkpointAt : { together: [() => eventOf(behind, clock.now(), context()), checkpointAt] },
    );
    const checkpoint = made.at(-1);
    if (!written.ok || checkpoint === undefined) return false;
    // What the keychain and other stores remember must not be lost by a power cut: it would look cut off.
    await ledger.sync();
    onCheckpoint?.({ ...checkpoint, seq: written.value.seq, prev: checkpoint.at_hash, hash: written.value.hash });
    await this.#keep(key, written.value);
    return true;
  }

  async #keep(key: SigningKey, newest: ChainHead): Promise<void> {
    const kept = await this.#vault?.write(trailAccount(this.options.folder), key.store(newest));
    if (kept?.kind === 'done') this.#anchor = newest;
    if (kept === undefined || kept.kind === 'done') return;
    this.#vault = null;
    this.options.onUnanchored(kept.kind);
  }
}
