import winston from 'winston';
import type { AuditLine } from '../../../shared/domain/audit-record';
import { fault, type Fault } from '../../../shared/domain/fault';
import { err, ok, type Result } from '../../../shared/domain/result';
import { defaultSettings } from '../../../shared/settings/settings';
import type { ChainHead } from './chain';
import { DurableTransport } from './durable-transport';
import { heldBack, heldBackTag, isSuggestions } from './held-back';
import { isMadeInPlace, type Recordable } from './sealing';
import { TrailClosed } from './trail-closed';
import { TrailLocked } from './trail-lock';
import type { AuditInfo, DurableTransportOptions } from './transport-options';
import { noAnswer, whyUnwritten } from './unwritten';

export interface LedgerOptions extends Omit<DurableTransportOptions, 'onRecovered'> {
  /** Told whenever writing starts to fail, and with null when it works again. */
  readonly onFault: (fault: Fault | null) => void;
}

/** A disk that hasn't taken a record by then is as good as broken. */
const writeDeadlineMs = 5_000;

/** The audit trail: a winston logger over a transport that acknowledges a record only when it is on disk. */
export class Ledger {
  readonly #logger: winston.Logger;
  readonly #transport: DurableTransport;
  #fault: Fault | null = null;
  #closed = false;

  constructor(private readonly options: LedgerOptions) {
    this.#transport = new DurableTransport({ ...options, onRecovered: () => this.#say(null) });
    this.#logger = winston.createLogger({
      levels: { audit: 0 },
      level: 'audit',
      // The transport writes the lines itself: their order and their hashes are its business.
      format: winston.format((info) => info)(),
      transports: [this.#transport],
    });
  }

  /**
   * Resolves when the record's write has completed, or with why it could not be, at most 5 s later. The fault says
   * whether its suggestions may be shown all the same: only `audit-unrecorded` does.
   */
  async append(entry: AuditLine): Promise<Result<null, Fault>> {
    const appended = await this.appendLinked(entry);
    return appended.ok ? ok(null) : appended;
  }

  /** Appends, and resolves with the record's place in the chain. */
  async appendLinked(entry: Recordable): Promise<Result<ChainHead, Fault>> {
    const outcome = await this.#write(entry);
    const named = outcome instanceof Error ? this.#named(outcome) : null;
    // There is nobody left to tell of a ledger that has ended.
    if (!(outcome instanceof TrailClosed)) this.#say(named);
    return outcome instanceof Error ? err(this.#named(outcome)) : ok(outcome);
  }

  /** The trail must hold this record; where it doesn't, a record of that is written. */
  expect(anchor: ChainHead): void {
    this.#transport.expect(anchor);
  }

  /** Resolves when everything acknowledged so far is synced to the disk; rejects with what the disk says. */
  async sync(): Promise<void> {
    await this.#transport.sync();
  }

  /** Waits for what was appended, syncs it, and lets go of the file; 5 s at most. Rejects with what the disk says. */
  async close(): Promise<void> {
    let cancelDeadline = (): void => undefined;
    const deadline = new Promise<void>((_resolve, reject) => {
      cancelDeadline = this.options.clock.after(writeDeadlineMs, () => reject(new Error('The disk does not answer.')));
    });
    await Promise.race([this.#transport.release(), deadline]).finally(cancelDeadline);
    this.#closed = true;
    this.#logger.close();
  }

  #say(named: Fault | null): void {
    if (named?.tag === this.#fault?.tag && named?.detail === this.#fault?.detail) return;
    this.#fault = named;
    this.options.onFault(named);
  }

  #named(error: Error): Fault {
    if (this.#onFailure === 'show') return fault('audit-unrecorded', whyUnwritten(error));
    if (error instanceof TrailLocked) return fault('audit-locked', `process ${error.pid}`);
    return fault(heldBackTag, whyUnwritten(error));
  }

  get #onFailure(): 'hold' | 'show' {
    return (this.options.rules?.() ?? defaultSettings.audit).onFailure;
  }

  #write(entry: Recordable): Promise<ChainHead | Error> {
    if (this.#closed) return Promise.resolve(new TrailClosed());
    return new Promise((resolve) => {
      let late = false;
      const cancelDeadline = this.options.clock.after(writeDeadlineMs, () => {
        // What was shown without waiting any longer is told rightly by the record that may still come.
        late = this.#onFailure === 'hold';
        resolve(new Error(noAnswer));
      });
      const info: AuditInfo = {
        level: 'audit',
        message: messageOf(entry),
        entry,
        written: (outcome) => {
          cancelDeadline();
          resolve(outcome);
          // The record says "shown", but by then the suggestion was held back: a second one puts it right. One is
          // enough, however late: on a disk that stays slow they would call for each other for ever.
          if (late && !(outcome instanceof Error) && isSuggestions(entry)) void this.append(heldBack(entry));
        },
      };
      this.#logger.log(info);
    });
  }
}

function messageOf(entry: Recordable): string {
  if (isMadeInPlace(entry)) return 'checkpoint';
  return 'event' in entry ? entry.event : entry.governance_status;
}
