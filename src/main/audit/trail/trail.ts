import type { AuditEventBody, AuditLine, RetentionEvent } from '../../../shared/domain/audit-record';
import type { Fault } from '../../../shared/domain/fault';
import { ok, type Result } from '../../../shared/domain/result';
import type { Settings } from '../../../shared/settings/settings';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { utcDay, type Tail } from './audit-files';
import { BelievedTime } from './believed-time';
import type { ChainHead } from './chain';
import { Checkpoints, type Checkpoint } from './checkpoints';
import { wasEverSigned } from './find-record';
import { Ledger } from './ledger';
import { gapBody, type GapBody } from './recovery';
import { filesToRemove, removeFiles } from './retention';
import { eventOf, type AuditContext } from './sealing';
import type { AuditSigner } from './signer';
import type { KeyVault } from './signing-key';
import { openTrailKey } from './trail-key';

/** Whether checkpoints are signed: `pending` until the keychain was seen to be open. */
export type Signing = 'pending' | 'on' | 'off';

export interface TrailOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly context: () => AuditContext;
  readonly rules: () => Settings['audit'];
  /** What the start record says of this computer. */
  readonly system: { readonly platform: string; readonly electron?: string | undefined };
  /** Epoch milliseconds of the last sign of life of the run before, where it ended without a stop and that is known. */
  readonly aliveBefore?: () => number | null;
  readonly onFault: (fault: Fault | null) => void;
  readonly onGap: (gap: GapBody) => void;
  readonly onSigning: (signing: Signing) => void;
  readonly onCheckpoint?: ((checkpoint: Checkpoint) => void) | undefined;
  /** Told each secret of the key, so that it can be kept out of the log. */
  readonly hide?: ((secret: string) => void) | undefined;
}

export type StopReason = Extract<AuditEventBody, { event: 'stop' }>['reason'];

/** The start record waits so long for the key, and no record waits for it; nor does the app at sign-in, any longer. */
const keyPatienceMs = 2_000;
/** Old files go when the start is over, and then at each new day. */
const firstRetentionMs = 60_000;
/** What the keychain may take of the time to quit. */
const lastCheckpointMs = 1_000;

/** One folder's audit trail from start to stop: its ledger, its signatures, and the end of its old files. */
export class Trail {
  readonly #ledger: Ledger;
  readonly #checkpoints: Checkpoints;
  readonly #believedTime: BelievedTime;
  #signing: Signing = 'pending';
  #phase: 'waiting' | 'begun' | 'closed' = 'waiting';
  #foundAt: ChainHead | null = null;
  #adopting: Promise<void> | null = null;
  #retainedOn: string | null = null;
  /** Old files wait for the signature under the record of their removal. */
  #removalWaits = false;
  #retaining: Promise<void> = Promise.resolve();
  #started: Promise<void> = Promise.resolve();
  #cancelTimer: () => void;

  constructor(private readonly options: TrailOptions) {
    const { clock, log, folder, context, onCheckpoint } = options;
    this.#ledger = new Ledger({ ...options, onOpened: (tail) => this.#opened(tail) });
    this.#checkpoints = new Checkpoints({
      ledger: this.#ledger,
      folder,
      clock,
      context,
      onCheckpoint,
      onUnanchored: (why) => log.warn('audit checkpoint not kept in the keychain', { why }),
      onFailed: (error) => log.error('audit checkpoint not made', { error }),
    });
    this.#believedTime = new BelievedTime(clock);
    this.#cancelTimer = clock.after(keyPatienceMs, () => this.#begin());
  }

  /** Who signs for it, and the newest signed record that the keychain knows of; each null where there is none. */
  get signed(): { readonly signer: AuditSigner | null; readonly anchor: ChainHead | null } {
    return { signer: this.#checkpoints.key?.signer ?? null, anchor: this.#checkpoints.anchor };
  }

  /** As the ledger's own; the trail's start comes first. */
  async append(line: AuditLine): Promise<Result<null, Fault>> {
    this.#begin();
    const appended = await this.#ledger.appendLinked(line);
    if (!appended.ok) return appended;
    this.#written(appended.value);
    return ok(null);
  }

  /** Writes an event down, with the time it is now. */
  record(body: AuditEventBody): Promise<Result<null, Fault>> {
    return this.append(this.#event(body));
  }

  /** The keychain was just seen to be open: the key is in there, or will be. Resolves when it is, 2 s later at most. */
  async keychainOpened(vault: KeyVault): Promise<void> {
    this.#adopting ??= this.#adopt(vault).finally(() => (this.#adopting = null));
    await this.#atMost(keyPatienceMs, this.#adopting);
  }

  /** Signs all records so far, where there is a key. Resolves when it is done, or after a second. */
  async sign(): Promise<void> {
    if (this.#phase === 'begun' && this.#checkpoints.key !== null) await this.#atMost(lastCheckpointMs, this.#checkpoints.make());
  }

  /** Says why it ends, signs it, and lets go of the files. Rejects with what the disk says. */
  async close(reason: StopReason): Promise<void> {
    this.#begin();
    this.#phase = 'closed';
    this.#cancelTimer();
    await this.#atMost(lastCheckpointMs, this.#retaining);
    void this.#ledger.append(this.#event({ event: 'stop', reason }));
    if (this.#checkpoints.key !== null) await this.#atMost(lastCheckpointMs, this.#checkpoints.make());
    this.#checkpoints.stop();
    await this.#ledger.close();
  }

  #begin(): void {
    if (this.#phase !== 'waiting') return;
    this.#phase = 'begun';
    this.#cancelTimer();
    this.#cancelTimer = this.options.clock.after(firstRetentionMs, () => this.#retain());
    const { platform, electron } = this.options.system;
    const { key } = this.#checkpoints;
    const about = { format: 2 as const, platform, ...(electron === undefined ? {} : { electron }) };
    const start = this.#event({ event: 'start', ...about, key_id: key?.id ?? null, public_key: key?.publicKey ?? null });
    this.#started = this.#ledger.append(start).then((appended) => {
      if (appended.ok && key !== null) this.#checkpoints.announced();
    });
  }

  async #adopt(vault: KeyVault): Promise<void> {
    const { folder, log, hide } = this.options;
    if (this.#checkpoints.key !== null) {
      this.#checkpoints.adopt(this.#checkpoints.key, vault);
      return;
    }
    const opened = await openTrailKey(vault, folder);
    if ('refused' in opened) {
      log.warn('audit is not signed', { why: opened.refused });
      this.#say('off');
      return;
    }
    if (this.#phase === 'closed') return;
    const { key, anchor, history } = opened;
    hide?.(key.secret);
    if (anchor !== null) this.#ledger.expect(anchor);
    this.#checkpoints.adopt(key, vault, anchor);
    this.#say('on');
    const late = this.#phase === 'begun';
    this.#begin();
    if (history === 'lost') await this.#noteLostKey();
    // What was written without a signature, by a run that crashed or had no key, gets one now.
    if (late || history === 'lost' || (await this.#isUnsigned(anchor))) await this.#checkpoints.make();
  }

  async #isUnsigned(anchor: ChainHead | null): Promise<boolean> {
    await this.#started;
    return this.#foundAt !== null && this.#foundAt.seq > 0 && this.#foundAt.hash !== anchor?.hash;
  }

  async #noteLostKey(): Promise<void> {
    this.options.onGap(gapBody('key-lost', null, null));
    await this.#ledger.appendLinked((head) => this.#event(gapBody('key-lost', null, head)));
  }

  #opened(tail: Tail): void {
    if (this.#foundAt === null) this.#noteEnd(tail);
    this.#foundAt ??= tail.head;
    this.options.log.info('audit opened', { seq: tail.head.seq, tornBytes: tail.tornBytes, broken: tail.broken });
  }

  /** The run before wrote no stop: it crashed, was ended, or the power failed. */
  #noteEnd({ end }: Tail): void {
    if (end === null || end.in === 'order') return;
    const aliveAt = Math.max(end.at === null ? 0 : Date.parse(end.at), this.options.aliveBefore?.() ?? 0);
    const about = Number.isFinite(aliveAt) && aliveAt > 0 ? new Date(aliveAt).toISOString() : null;
    void this.#ledger.append(this.#event({ event: 'ended-without-stop', ended_about: about }));
  }

  #say(signing: Signing): void {
    this.#signing = signing;
    this.options.onSigning(signing);
    if (this.#removalWaits) this.#retain();
  }

  #written({ seq }: ChainHead): void {
    this.#checkpoints.count(seq);
    if (this.#retainedOn !== null && this.#retainedOn !== utcDay(this.options.clock.now())) this.#retain();
  }

  #retain(): void {
    if (this.#phase !== 'begun') return;
    const { log, clock } = this.options;
    this.#retainedOn = utcDay(clock.now());
    this.#removalWaits = false;
    this.#retaining = this.#retaining
      .then(() => this.#removeOld())
      .catch((error: unknown) => log.error('old audit files not removed', { error }));
  }

  /** The record of it is on the disk, signed where anything is, before the first file goes. */
  async #removeOld(): Promise<void> {
    const { folder, log, rules } = this.options;
    const days = rules().retentionDays;
    const removed = await filesToRemove(folder, days, this.#believedTime.now());
    log.info('old audit files looked for', { found: removed.length, days });
    // Reading them may take longer than the trail is open.
    if (removed.length === 0 || this.#isClosed) return;
    if (!(await this.#recordRemoval({ event: 'retention', removed, days }))) return;
    await this.#ledger.sync();
    await removeFiles(folder, removed);
    log.info('old audit files removed', { files: removed.length, days });
  }

  /** A removal that nobody signed could be anybody's: while the key may still come, that of a signed trail waits for it. */
  async #recordRemoval(body: Omit<RetentionEvent, 'timestamp' | 'app_version' | 'policy_hash'>): Promise<boolean> {
    if (this.#checkpoints.key !== null) return this.#checkpoints.make(body);
    this.#removalWaits = this.#signing === 'pending' && (await wasEverSigned(this.options.folder));
    if (this.#removalWaits) this.options.log.info('old audit files wait for the key', { files: body.removed.length });
    return !this.#removalWaits && !this.#isClosed && (await this.record(body)).ok;
  }

  get #isClosed(): boolean {
    return this.#phase === 'closed';
  }

  #event(body: AuditEventBody): AuditLine {
    return eventOf(body, this.options.clock.now(), this.options.context());
  }

  async #atMost(ms: number, work: Promise<unknown>): Promise<void> {
    let cancel = (): void => undefined;
    const patience = new Promise<void>((resolve) => (cancel = this.options.clock.after(ms, resolve)));
    await Promise.race([work, patience]).finally(() => cancel());
  }
}
