import { fault, type Fault } from '../../shared/fault';
import type { OutboxEvent } from '../../shared/outbox-event';
import type { Clock } from '../clock';
import { writeAtomically } from '../disk/atomic-file';
import { attemptTimeoutMs, type Attempt, type Obstacle, type Sink } from './sink';

export interface FolderSinkParts {
  /** Absolute. */
  readonly folder: string;
  readonly clock: Clock;
  /** Tests put a slow disk in its place. */
  readonly write?: typeof writeAtomically;
}

/** Puts each event into a folder as a JSON file of its own, whole or not at all. */
export class FolderSink implements Sink {
  readonly kind = 'folder';
  readonly key: string;
  readonly name: string;
  readonly url = null;
  readonly secret = null;
  /** A write that was given up on but hasn't come back: a share that hangs must not get one after the other. */
  #stuck: Promise<void> | null = null;

  constructor(private readonly parts: FolderSinkParts) {
    this.key = folderSinkKey(parts.folder);
    this.name = parts.folder;
  }

  forget(): void {
    // Nothing is remembered.
  }

  ready(): Promise<Obstacle | null> {
    return Promise.resolve(null);
  }

  async deliver(event: OutboxEvent, n: number, signal: AbortSignal): Promise<Attempt> {
    if (this.#stuck !== null) return failed(fault('folder-unwritable', 'it does not answer'));
    const write = this.parts.write ?? writeAtomically;
    const writing = write(this.parts.folder, fileName(event, n), `${JSON.stringify(event)}\n`).then(
      (): Attempt => ({ kind: 'delivered' }),
      (error: unknown) => failed(nameFault(error)),
    );
    let giveUp: () => void = () => undefined;
    const givenUp = new Promise<Attempt>((resolve) => {
      giveUp = () => resolve(failed(fault('folder-unwritable', 'it does not answer')));
    });
    const cancelTimer = this.parts.clock.after(attemptTimeoutMs, giveUp);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    const own = writing.then(() => {
      if (this.#stuck === own) this.#stuck = null;
    });
    this.#stuck = own;
    try {
      return await Promise.race([writing, givenUp]);
    } finally {
      cancelTimer();
      signal.removeEventListener('abort', giveUp);
    }
  }
}

/** Names a folder on disk. */
export function folderSinkKey(folder: string): string {
  return `folder:${folder}`;
}

/**
 * `2026-02-03T09-30-00.000Z.000000000042.{id}.json`: sorts by time, then by the order of being accepted; the event's
 * identifier keeps files of many computers apart and makes a repetition the same file.
 */
function fileName(event: OutboxEvent, n: number): string {
  const time = new Date(event.timestamp).toISOString().replaceAll(':', '-');
  return `${time}.${String(n).padStart(12, '0')}.${event.id}.json`;
}

function failed(named: Fault): Attempt {
  return { kind: 'failed', fault: named, retryAfterMs: null };
}

function nameFault(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return code === 'ENOENT' || code === 'ENOTDIR' ? fault('folder-missing') : fault('folder-unwritable', code);
}
