import winston from 'winston';
import type { AuditEntry, AuditLine } from '../../shared/audit-record';
import { fault, type Fault, type FaultTag } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';
import type { Clock } from '../clock';
import type { Tail } from './audit-files';
import { DurableTransport, type AuditInfo } from './durable-transport';

export interface LedgerOptions {
  /** Made with mode 0700 where it doesn't exist. */
  readonly folder: string;
  readonly clock: Clock;
  /** Told whenever writing starts to fail, and with null when it works again. */
  readonly onFault: (fault: Fault | null) => void;
  readonly onOpened: (tail: Tail) => void;
}

/** A disk that hasn't taken a record by then is as good as broken. */
const writeDeadlineMs = 5_000;

/** The audit trail: a winston logger over a transport that acknowledges a record only when it is on disk. */
export class Ledger {
  readonly #logger: winston.Logger;
  readonly #transport: DurableTransport;
  #fault: Fault | null = null;

  constructor(private readonly options: LedgerOptions) {
    this.#transport = new DurableTransport(options);
    this.#logger = winston.createLogger({
      levels: { audit: 0 },
      level: 'audit',
      // The transport writes the lines itself: their order and their hashes are its business.
      format: winston.format((info) => info)(),
      transports: [this.#transport],
    });
  }

  /** Resolves when the record's write has completed, or with why it could not be, at most 5 s later. */
  async append(entry: AuditLine): Promise<Result<null, Fault>> {
    const failure = await this.#write(entry);
    const named = failure === null ? null : fault('audit-unwritable', failure);
    if (named?.detail !== this.#fault?.detail || (named === null) !== (this.#fault === null)) {
      this.#fault = named;
      this.options.onFault(named);
    }
    return named === null ? ok(null) : err(named);
  }

  /** Waits for what was appended, syncs it, and lets go of the file; 5 s at most. Rejects with what the disk says. */
  async close(): Promise<void> {
    let cancelDeadline = (): void => undefined;
    const deadline = new Promise<void>((_resolve, reject) => {
      cancelDeadline = this.options.clock.after(writeDeadlineMs, () => reject(new Error('The disk does not answer.')));
    });
    await Promise.race([this.#transport.release(), deadline]).finally(cancelDeadline);
    this.#logger.close();
  }

  #write(entry: AuditLine): Promise<string | null> {
    return new Promise((resolve) => {
      let late = false;
      const cancelDeadline = this.options.clock.after(writeDeadlineMs, () => {
        late = true;
        resolve('the disk does not answer');
      });
      const info: AuditInfo = {
        level: 'audit',
        message: 'event' in entry ? entry.event : entry.governance_status,
        entry,
        written: (error) => {
          cancelDeadline();
          resolve(error === null ? null : reason(error));
          // The record says "shown", but by then the suggestion was held back: a second one puts it right. One is
          // enough, however late: on a disk that stays slow they would call for each other for ever.
          if (late && error === null && !('event' in entry) && entry.error !== heldBackTag) void this.append(heldBack(entry));
        },
      };
      this.#logger.log(info);
    });
  }
}

const heldBackTag: FaultTag = 'audit-unwritable';

function heldBack(entry: AuditEntry): AuditEntry {
  return { ...entry, governance_status: 'ERROR', results_validated: 0, document_ids: [], error: heldBackTag };
}

/** The system's word for it, without the path: a person can act on "disk full", not on a folder's name. */
function reason(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons[code] ?? (code === '' ? 'unexpected error' : code);
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  ENOTDIR: 'the audit folder is not a folder',
  EEXIST: 'the audit folder is not a folder',
  EIO: 'the disk reports an error',
};
