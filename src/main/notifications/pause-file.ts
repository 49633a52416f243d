import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../diagnostics/log';
import { writeAtomically } from '../disk/atomic-file';
import { readText } from '../disk/read-text';

const name = 'pause.json';

/** Many times what it comes to. */
const largestBytes = 4_096;

const keptSchema = z.strictObject({ until: z.number() });

/** A pause, kept in a file of the profile so that a restart neither ends nor prolongs it. */
export class PauseFile {
  #turn: Promise<void> = Promise.resolve();
  #complained = false;

  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /** Epoch ms; null where none is kept, or what is there means nothing; `unread` where the disk won’t say, which is logged once. */
  read(): number | null | 'unread' {
    const read = readText(join(this.folder, name), largestBytes);
    if (read.kind === 'missing') return null;
    if (read.kind !== 'text') {
      this.#complain(read.why);
      return read.kind === 'refused' ? 'unread' : null;
    }
    try {
      return keptSchema.parse(JSON.parse(read.text)).until;
    } catch (error) {
      this.#complain(error);
      return null;
    }
  }

  #complain(error: unknown): void {
    if (!this.#complained) this.log.warn('pause not read', { error });
    this.#complained = true;
  }

  /** In order; what can't be written is logged, and lasts until the next start. */
  keep(until: number | null): void {
    this.#turn = this.#turn
      .then(() => (until === null ? rm(join(this.folder, name), { force: true }) : writeAtomically(this.folder, name, JSON.stringify({ until }))))
      .catch((error: unknown) => this.log.warn('pause not kept', { error }));
  }

  /** Resolves when what was to be kept is kept. */
  idle(): Promise<void> {
    return this.#turn;
  }
}
