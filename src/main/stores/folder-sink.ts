import { stat } from 'node:fs/promises';
import { fault } from '../../shared/domain/fault';
import type { OutboxEvent } from '../../shared/domain/outbox-event';
import type { Clock } from '../clock';
import { writeAtomically } from '../disk/atomic-file';
import { attemptTimeoutMs, type Attempt, type Failed, type Obstacle, type Sink } from './sink';

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
  /** Writes that haven't come back, by event: a share that hangs must not get one after the other. */
  readonly #stuck = new Set<number>();

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
    if (this.#stuck.has(n) || this.#stuck.size >= mostStuck) return failed('perhaps', 'it does not answer');
    const { folder } = this.parts;
    const write = this.parts.write ?? writeAtomically;
    const writing = write(folder, fileName(event, n), `${JSON.stringify(event)}\n`).then(
      (): Attempt => ({ kind: 'delivered' }),
      (error: unknown) => failureOf(error, folder),
    );
    this.#stuck.add(n);
    void writing.finally(() => this.#stuck.delete(n));
    let giveUp: () => void = () => undefined;
    const givenUp = new Promise<Attempt>((resolve) => {
      giveUp = () => resolve(failed('perhaps', 'it does not answer'));
    });
    const cancelTimer = this.parts.clock.after(attemptTimeoutMs, giveUp);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
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

function failed(byEvent: Failed['byEvent'], why: string): Failed {
  return { kind: 'failed', fault: fault('folder-unwritable', why), retryAfterMs: null, byEvent };
}

async function failureOf(error: unknown, folder: string): Promise<Failed> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (noFolder.has(code) && !(await isFolder(folder))) return { kind: 'failed', fault: fault('folder-missing'), retryAfterMs: null, byEvent: 'no' };
  return failed(ofTheFolder.has(code) ? 'no' : 'perhaps', code);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** So say both a folder that is gone and a file that went between being written and being named. */
const noFolder: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);
/** No file can be written there, whatever its name and size. */
const ofTheFolder: ReadonlySet<string> = new Set(['EROFS', 'EMFILE', 'ENFILE', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'ENETUNREACH']);
/** One that hangs by itself leaves the way free for one more; each keeps a thread of the four that Node has for files. */
const mostStuck = 2;
