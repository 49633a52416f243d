import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { writeAtomically } from '../../disk/atomic-file';
import { readText } from '../../disk/read-text';
import type { Insets } from '../geometry/rect';
import { mostDisplays, noPlaces, type Places } from '../geometry/place';

const pixels = z.int().min(-100_000).max(100_000);
const length = z.int().min(1).max(100_000);
const offset = z.int().min(0).max(100_000);

const rectSchema = z.strictObject({ x: pixels, y: pixels, width: length, height: length });
const dockSchema = z.strictObject({ edge: z.enum(['top', 'right', 'bottom', 'left']), from: z.enum(['start', 'end']), offset });
const border = z.int().min(0).max(200);
const fileSchema = z.strictObject({
  home: z.string().max(300).nullable(),
  displays: z.array(z.strictObject({ key: z.string().max(300), window: rectSchema.nullable(), strip: dockSchema.nullable() })).max(mostDisplays),
  /** What the window manager puts around the window, where only trying tells. */
  frame: z.strictObject({ top: border, right: border, bottom: border, left: border }),
});

/** Where the window is put, from one start to the next. */
export interface KeptPlaces {
  readonly places: Places;
  readonly frame: Insets;
}

const nothingKept: KeptPlaces = { places: noPlaces, frame: { top: 0, right: 0, bottom: 0, left: 0 } };

const fileName = 'window.json';

/** Many times what it comes to with as many displays as are kept. */
const largestBytes = 262_144;

/** A window that is being dragged changes its place many times a second. */
const writeAfterMs = 1_000;
/** What the disk refused is asked for again. */
const lookEveryMs = 30_000;

export interface PlacesFileParts {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * `window.json` in the profile folder: where the window was put on each display. What can't be understood is set aside and
 * forgotten; what the disk doesn't give for the moment stays as it is; what can't be written is forgotten at the end. None
 * of it is worth a word to the agent.
 */
export class PlacesFile {
  #kept: KeptPlaces;
  /** What is there couldn’t be read, and isn’t written over before it was. */
  #unread = false;
  #cancelWrite: (() => void) | null = null;
  #written: Promise<void> = Promise.resolve();

  constructor(private readonly parts: PlacesFileParts) {
    const found = this.#read();
    this.#unread = found === null;
    this.#kept = found ?? nothingKept;
  }

  get current(): KeptPlaces {
    return this.#kept;
  }

  /** Is on disk a second later, or with `flush`. */
  keep(part: Partial<KeptPlaces>): void {
    this.#kept = { ...this.#kept, ...part };
    this.#cancelWrite ??= this.parts.clock.after(writeAfterMs, () => void this.flush());
  }

  /** Resolves when all that was to be kept is written, or can’t be for now. */
  flush(): Promise<void> {
    if (this.#cancelWrite !== null) {
      this.#cancelWrite();
      this.#cancelWrite = null;
      this.#written = this.#written.then(() => this.#write());
    }
    return this.#written;
  }

  async #write(): Promise<void> {
    if (this.#unread) this.#readAgain();
    if (this.#unread) {
      this.#cancelWrite ??= this.parts.clock.after(lookEveryMs, () => void this.flush());
      return;
    }
    const { places, frame } = this.#kept;
    try {
      await writeAtomically(this.parts.folder, fileName, `${JSON.stringify({ ...places, frame }, null, 2)}\n`);
    } catch (error) {
      this.parts.log.warn('window places not kept', { error });
    }
  }

  get #path(): string {
    return join(this.parts.folder, fileName);
  }

  /** Where it can be read by now: what was kept for displays that this run knows nothing of is kept on. */
  #readAgain(): void {
    const own = this.#kept;
    const found = this.#read();
    if (found === null) return;
    this.#unread = false;
    const { places, frame } = found;
    const known = new Set(own.places.displays.map(({ key }) => key));
    const others = places.displays.filter(({ key }) => !known.has(key));
    const displays = [...own.places.displays, ...others].slice(0, mostDisplays);
    const isLearned = Object.values(own.frame).some((border) => border > 0);
    this.#kept = { places: { home: own.places.home ?? places.home, displays }, frame: isLearned ? own.frame : frame };
  }

  /** null where the disk won’t give it. */
  #read(): KeptPlaces | null {
    const read = readText(this.#path, largestBytes);
    // Most often the first start.
    if (read.kind === 'missing') return nothingKept;
    if (read.kind === 'refused') {
      if (!this.#unread) this.parts.log.warn('window places not read', { error: read.why });
      return null;
    }
    const parsed = fileSchema.safeParse(read.kind === 'text' ? parseJson(read.text) : null);
    if (parsed.success) {
      const { frame, ...places } = parsed.data;
      return { places, frame };
    }
    const aside = `window.unreadable-${this.parts.clock.now()}.json`;
    try {
      renameSync(this.#path, join(this.parts.folder, aside));
    } catch {
      // It stays, and is written over.
    }
    this.parts.log.warn('window places not understood', { aside });
    return nothingKept;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
