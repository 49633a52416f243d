import type { Settings } from '../../../shared/settings/settings';
import type { Clock } from '../../clock';
import type { Tail } from './audit-files';
import type { ChainHead } from './chain';
import type { GapBody } from './recovery';
import type { AuditContext, Recordable } from './sealing';

/** What travels through the logger: the record, and who waits for it to be on disk. */
export interface AuditInfo {
  readonly level: string;
  readonly message: string;
  readonly entry: Recordable;
  /** Told the record's place in the chain once it is written, or why it is not. */
  readonly written: (outcome: ChainHead | Error) => void;
}

export interface DurableTransportOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** The trail was opened for the first time, or again in a state that somebody should know of. */
  readonly onOpened: (tail: Tail) => void;
  /** Records are missing, or were changed by somebody else. It is written down before anything else. */
  readonly onGap?: ((gap: GapBody) => void) | undefined;
  /** Writing works again. */
  readonly onRecovered?: (() => void) | undefined;
  /** Under which the ledger's own events are written down. */
  readonly context?: (() => AuditContext) | undefined;
  readonly rules?: (() => Settings['audit']) | undefined;
}
