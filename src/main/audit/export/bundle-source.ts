import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { readRegular } from '../trail/regular-file';

/** What lies under a name: a regular file, or something that isn’t read. */
export type Look = { readonly kind: 'file'; readonly bytes: number } | { readonly kind: 'other' };

/** The files of a bundle, wherever they lie. */
export interface BundleSource {
  /** Everything that lies in it, sorted. */
  readonly names: readonly string[];
  /** Null where there is none of this name. */
  look(name: string): Look | null;
  /** The first `bytes` bytes of what `look` calls a file. */
  open(name: string, bytes: number): Promise<Readable>;
  close(): Promise<void>;
}

/** A bundle that lies unpacked in a folder. */
export async function folderSource(folder: string): Promise<BundleSource> {
  const names = (await readdir(folder)).sort();
  const looks = new Map<string, Look>();
  for (const name of names) {
    const found = await lstat(join(folder, name));
    looks.set(name, found.isFile() ? { kind: 'file', bytes: found.size } : { kind: 'other' });
  }
  return {
    names,
    look: (name) => looks.get(name) ?? null,
    open: (name, bytes) => readRegular(join(folder, name), bytes),
    close: () => Promise.resolve(),
  };
}

/** Whether a file begins as a zip does. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  } finally {
    await file.close();
  }
}
