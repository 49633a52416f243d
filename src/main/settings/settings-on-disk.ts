import { randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { codeOf } from '../disk/error-code';
import { isThere, readText } from '../disk/read-text';
import { largestSettingsBytes } from './settings-file';

const fileName = 'settings.json';

/** A pipe in its place holds nothing up; Windows has no such flag. */
const openAtOnce: number | undefined = constants.O_NONBLOCK;

export type StoredSettings = Readonly<Record<string, unknown>>;

export type SettingsRead =
  | { readonly kind: 'values'; readonly values: StoredSettings }
  /** The disk refused for now; nothing is known of the contents. */
  | { readonly kind: 'refused'; readonly why: string }
  /** What is there is no JSON. `aside` is its new name; null where it could not be renamed. */
  | { readonly kind: 'spoilt'; readonly aside: string | null };

/**
 * `settings.json`, the only place that touches it. electron-store writes it: in one step, for its owner alone. Its own
 * reading is not used: it asks the disk whenever anybody asks it, and takes a disk that refuses for a spoilt file.
 */
export class SettingsOnDisk {
  #store: ElectronStore | null = null;
  /** What the file held when it was last seen to be ours; null before that, and for none. */
  #seen: string | null = null;
  #asideName: string | null = null;

  /** @param now epoch milliseconds, for the name of a file set aside */
  constructor(
    private readonly folder: string,
    private readonly now: () => number,
  ) {}

  /** What is in the file; what is no JSON is set aside, never wiped. A file that isn’t there holds nothing. */
  read(): SettingsRead {
    const read = readText(this.#path, largestSettingsBytes);
    if (read.kind === 'missing') return { kind: 'values', values: {} };
    if (read.kind === 'refused') return { kind: 'refused', why: read.why };
    const parsed = read.kind === 'text' ? parseJson(read.text) : undefined;
    if (read.kind !== 'text' || parsed === undefined) return { kind: 'spoilt', aside: this.#setAside() };
    this.#seen = read.text;
    return { kind: 'values', values: asObject(parsed) };
  }

  /**
   * Makes the file say this, whatever has become of it. What somebody else put there since is set aside: resolves with its
   * new name; `missing` where the file was gone, null where all was as it was left. Throws what the disk says.
   */
  write(values: StoredSettings): string | null {
    const found = this.#clearForeign();
    this.#expectWritable();
    this.#store ??= new ElectronStore({
      cwd: this.folder,
      name: 'settings',
      configFileMode: 0o600,
      clearInvalidConfig: false,
      // What it reads by itself is of no interest, and must not make it fail.
      deserialize: (text) => asObject(parseJson(text)),
    });
    this.#store.store = { ...values };
    const written = readText(this.#path, largestSettingsBytes);
    this.#seen = written.kind === 'text' ? written.text : '';
    return found;
  }

  get #path(): string {
    return join(this.folder, fileName);
  }

  #clearForeign(): string | null {
    const there = readText(this.#path, largestSettingsBytes);
    if (there.kind === 'missing') return this.#seen === null ? null : 'missing';
    if (there.kind === 'text' && there.text === this.#seen) return null;
    // A disk that refuses to read what Cuecard wrote is no sign of another hand; a link that leads nowhere is.
    if (there.kind === 'refused' && !['ENOENT', 'ELOOP'].includes(there.why)) return null;
    return this.#setAside();
  }

  /**
   * Throws where nothing can be written, at once: electron-store would try for a second each time, and the app with it
   * would do nothing else.
   */
  #expectWritable(): void {
    const probe = join(this.folder, `.cuecard-${randomUUID()}.part`);
    const file = openSync(probe, 'wx', 0o600);
    try {
      // As much as settings come to: a full disk takes an empty file.
      writeSync(file, Buffer.alloc(4_096, ' '));
    } finally {
      closeSync(file);
      rmSync(probe, { force: true });
    }
    try {
      closeSync(openSync(this.#path, constants.O_WRONLY | (openAtOnce ?? 0)));
    } catch (error) {
      // A file that may not be written may still be replaced, one that may not be changed at all (EPERM) may not.
      if (!['ENOENT', 'EACCES'].includes(codeOf(error))) throw error;
    }
  }

  #setAside(): string | null {
    // Whatever keeps spoiling the file fills the folder with one copy of a run, and no more.
    for (const name of [this.#asideName ?? this.#freeName(), this.#freeName()]) {
      try {
        renameSync(this.#path, join(this.folder, name));
        return (this.#asideName = name);
      } catch {
        // A folder can't take the place of a file: then another name.
      }
    }
    return null;
  }

  #freeName(): string {
    const name = `settings.unreadable-${this.now()}`;
    return isThere(join(this.folder, `${name}.json`)) ? `${name}-${randomUUID()}.json` : `${name}.json`;
  }
}

/** undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON of something else holds no settings. */
function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
