import { mkdir } from 'node:fs/promises';
import Transport from 'winston-transport';
import type { AuditEntry, AuditEventBody, AuditLine } from '../../../shared/domain/audit-record';
import { defaultSettings, type Settings } from '../../../shared/settings/settings';
import { auditFileName, nextAuditFile, readTail, utcDay } from './audit-files';
import { genesis, type ChainHead } from './chain';
import { Losses } from './losses';
import { OpenAuditFile, TrailChanged } from './open-audit-file';
import { gapBody, missedAnchor, recover, type GapBody } from './recovery';
import { eventOf, sealBatch, type Recordable } from './sealing';
import { TrailClosed } from './trail-closed';
import { TrailLock } from './trail-lock';
import type { AuditInfo, DurableTransportOptions } from './transport-options';
import { settle, type Unconfirmed } from './unconfirmed';

/** Records are synced to the disk at most this long after they were written. */
const syncAfterMs = 50;
/** So many records are one write at most, so that a file outgrows its bound by little and nobody waits long. */
const mostAtOnce = 256;
/** The first try by itself comes after this, each further one after twice the time, up to the longest. */
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * A winston transport that loses nothing it has acknowledged: records are written in order, in batches, each tied to
 * the one before; a batch is acknowledged when its write has completed in the very file that is there under its name,
 * and synced within 50 ms. A failed write leaves no half line behind and the chain where it was. The next record, or
 * a timer, tries anew; what was lost meanwhile, or is not as it was left, is written down before anything else.
 */
export class DurableTransport extends Transport {
  readonly #options: DurableTransportOptions;
  #losses = new Losses();
  #queue: AuditInfo[] = [];
  #file: OpenAuditFile | null = null;
  #lock: TrailLock | null = null;
  /** The end of the chain as this ledger left it; null before it was opened. */
  #memory: ChainHead | null = null;
  #policyHash: string | null | undefined = undefined;
  /** The file was seen to be another one than it was. */
  #replaced = false;
  /** To be written before anything else. */
  #events: AuditEventBody[] = [];
  /** To be written after those: records that put others right. */
  #corrections: AuditEntry[] = [];
  /** The last batch, where its write failed and the disk was not asked yet what is there of it. */
  #unconfirmed: Unconfirmed | null = null;
  #released = false;
  #anchor: ChainHead | null = null;
  #working: Promise<void> | null = null;
  #failures = 0;
  #cancelRetry: (() => void) | null = null;
  #cancelSync: (() => void) | null = null;

  constructor(options: DurableTransportOptions) {
    super({ level: 'audit' });
    this.#options = options;
  }

  override log(info: AuditInfo, next: () => void): void {
    if (this.#released) info.written(new TrailClosed());
    else {
      this.#queue.push(info);
      this.#work();
    }
    next();
  }

  /** The trail must hold this record; where it doesn't, that is written down. */
  expect(anchor: ChainHead): void {
    if (this.#released) return;
    this.#anchor = anchor;
    this.#work();
  }

  /** Resolves when everything written so far is synced; rejects with why it could not be. */
  async sync(): Promise<void> {
    const file = this.#file;
    // A file that was closed in order was synced; after a failure nobody knows.
    if (file === null && this.#failures > 0) throw new Error('The audit file is not open.');
    await file?.sync();
    if (file !== null && file.syncFailure !== null) throw file.syncFailure;
  }

  /** Resolves when all that was logged is on disk and synced, and the file is closed. What comes later is refused. */
  async release(): Promise<void> {
    await this.#idle();
    if (this.#losses.any || this.#events.length > 0 || this.#corrections.length > 0 || this.#unconfirmed !== null || this.#anchor !== null) this.#work();
    await this.#idle();
    this.#released = true;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    try {
      await this.#closeFile();
    } finally {
      await this.#lock?.release();
      this.#lock = null;
    }
  }

  async #idle(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  #work(): void {
    this.#working ??= this.#drain().finally(() => {
      this.#working = null;
      if (this.#queue.length > 0) this.#work();
    });
  }

  async #drain(): Promise<void> {
    // A turn of the event loop lets what is asked at once become one write.
    await Promise.resolve();
    do await this.#attempt(this.#queue.splice(0, mostAtOnce));
    while (this.#queue.length > 0);
  }

  async #attempt(batch: readonly AuditInfo[]): Promise<void> {
    const records = batch.map((info) => info.entry);
    let outcomes: readonly (ChainHead | Error)[];
    try {
      outcomes = await this.#write(records);
      if (this.#failures > 0) this.#options.onRecovered?.();
      this.#failures = 0;
      this.#cancelRetry?.();
      this.#cancelRetry = null;
    } catch (error) {
      const failure = asError(error);
      if (failure instanceof TrailChanged && failure.what === 'replaced') this.#replaced = true;
      await this.#closeFile().catch(() => undefined);
      this.#tryLater();
      outcomes = batch.map(() => failure);
    }
    batch.forEach((info, index) => {
      const outcome = outcomes[index] ?? new Error('The record has no outcome.');
      // Whether those of an unconfirmed batch are lost is found out when the trail is opened again.
      if (outcome instanceof Error && this.#unconfirmed?.records !== records) this.#losses.add(info.entry, this.#rules.onFailure);
      info.written(outcome);
    });
  }

  async #write(records: readonly Recordable[]): Promise<readonly (ChainHead | Error)[]> {
    let head = await this.#ready();
    if (this.#anchor !== null) {
      const missed = await missedAnchor(this.#options.folder, head, this.#anchor);
      this.#anchor = null;
      if (missed !== null) {
        this.#noteGap(missed.gap);
        this.#memory = head = missed.head;
      }
    }
    const events = this.#losses.toldIn(this.#events, head).map((body) => this.#event(body));
    const firsts = [...events, ...this.#corrections];
    const sealed = sealBatch([...firsts, ...records], { head, policyHash: this.#policyHash }, (previous, current) =>
      this.#event({ event: 'policy-changed', previous, current }),
    );
    if (sealed.bytes.length > 0) {
      const file = await this.#fileFor(sealed.bytes.length);
      const mode = this.#rules.onFailure;
      this.#unconfirmed = { sealed, events: events.length, told: this.#losses, corrections: this.#corrections.length, records, mode };
      this.#losses = new Losses();
      await file.write(sealed.bytes);
      this.#unconfirmed = null;
      this.#syncSoon(file);
    }
    this.#memory = sealed.head;
    this.#policyHash = sealed.policyHash;
    this.#events = [];
    this.#corrections = [];
    return sealed.outcomes.slice(firsts.length);
  }

  /** The end of the chain, once the file of today is open and nobody else's. */
  async #ready(): Promise<ChainHead> {
    const day = utcDay(this.#options.clock.now());
    if (this.#file !== null) {
      await this.#file.expectUntouched();
      if ((await this.#lock?.held()) !== true) throw new TrailChanged('lock-lost');
      if (this.#file.name.day < day) await this.#rotate(day, 'open').catch((error: unknown) => (isExisting(error) ? undefined : Promise.reject(asError(error))));
    }
    if (this.#file === null) {
      await this.#open(day);
      // Whoever took the lock away meanwhile writes there, too.
      if ((await this.#lock?.held()) !== true) throw new TrailChanged('lock-lost');
    }
    return this.#memory ?? genesis;
  }

  async #open(day: string): Promise<void> {
    const { folder, clock, onOpened } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await this.#lock?.held()) !== true) {
      await this.#lock?.release();
      this.#lock = null;
      this.#lock = await TrailLock.acquire(folder);
    }
    // After a failure the disk is asked again: only it knows what is really there.
    const tail = await readTail(folder, clock.now());
    const first = this.#memory === null;
    const left = this.#memory;
    const arrived = this.#settle(tail.head);
    const expected = arrived ?? left;
    const found = recover(tail, expected === null ? null : { head: expected, replaced: this.#replaced });
    for (const event of found.events) {
      if (event.event === 'gap') this.#noteGap(event);
      else this.#events.push(event);
    }
    if (arrived !== null) this.#noteGap(gapBody('unconfirmed', left, arrived));
    this.#memory = found.head;
    this.#replaced = false;
    if (first || arrived !== null) this.#policyHash = tail.policyHash;
    if (first || tail.broken || tail.tornBytes > 0) onOpened(tail);
    const name = nextAuditFile(tail.newest, day, tail.broken ? 'full' : 'open');
    const known = tail.newest !== null && auditFileName(tail.newest) === auditFileName(name);
    this.#file = await OpenAuditFile.open(folder, name, known ? 'existing' : 'new');
  }

  /** What became of a batch whose write failed; the end of what is there of it, or null. */
  #settle(found: ChainHead): ChainHead | null {
    const batch = this.#unconfirmed;
    if (batch === null) return null;
    const settled = settle(batch, found);
    this.#unconfirmed = null;
    this.#events = this.#events.slice(settled.events);
    this.#corrections = [...this.#corrections.slice(settled.corrections), ...settled.putRight];
    // What was lost before it is told in the last of its events.
    if (settled.events < batch.events) this.#losses = this.#losses.after(batch.told);
    for (const record of settled.lost) this.#losses.add(record, batch.mode);
    return settled.arrived;
  }

  #noteGap(gap: GapBody): void {
    // One that could not be written down yet is found again at each try.
    if (this.#events.some((event) => event.event === 'gap' && event.reason === gap.reason && event.expected_seq === gap.expected_seq)) return;
    this.#events.push(gap);
    this.#options.onGap?.(gap);
  }

  /** The open file, or the next one where it would grow beyond its bound. */
  async #fileFor(bytes: number): Promise<OpenAuditFile> {
    if (this.#file !== null && this.#file.size > 0 && this.#file.size + bytes > this.#rules.maxFileBytes) {
      await this.#rotate(utcDay(this.#options.clock.now()), 'full');
    }
    if (this.#file === null) throw new Error('No audit file is open.');
    return this.#file;
  }

  async #rotate(day: string, full: 'full' | 'open'): Promise<void> {
    if (this.#file === null) return;
    const name = nextAuditFile(this.#file.name, day, full);
    await this.#closeFile();
    this.#file = await OpenAuditFile.open(this.#options.folder, name, 'new');
  }

  #tryLater(): void {
    this.#failures += 1;
    this.#cancelRetry ??= this.#options.clock.after(Math.min(firstRetryMs * 2 ** (this.#failures - 1), longestRetryMs), () => {
      this.#cancelRetry = null;
      this.#work();
    });
  }

  #syncSoon(file: OpenAuditFile): void {
    this.#cancelSync ??= this.#options.clock.after(syncAfterMs, () => {
      this.#cancelSync = null;
      void file.sync();
    });
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    this.#cancelSync?.();
    this.#cancelSync = null;
    await file?.close();
  }

  #event(body: AuditEventBody): AuditLine {
    const { clock, context } = this.#options;
    return eventOf(body, clock.now(), context?.() ?? { appVersion: '', policyHash: this.#policyHash ?? null });
  }

  get #rules(): Settings['audit'] {
    return this.#options.rules?.() ?? defaultSettings.audit;
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
