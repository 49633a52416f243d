import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** The files of a bundle, wherever they lie. */
export interface BundleSource {
  /** Null where there is none of this name. */
  open(name: string): Promise<Readable | null>;
  close(): Promise<void>;
}

/** A bundle that lies unpacked in a folder. */
export function folderSource(folder: string): BundleSource {
  return {
    async open(name) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      return found?.isFile() === true ? createReadStream(path, { highWaterMark: 256 * 1024 }) : null;
    },
    close: () => Promise.resolve(),
  };
}

/** So many files are in no bundle; a zip with more is none. */
const mostEntries = 100;

/** A zipped bundle, read in place: nothing is unpacked to the disk. Rejects where it is no zip. */
export async function zipSource(path: string): Promise<BundleSource> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const entries = await readEntries(zip);
  return {
    async open(name) {
      const entry = entries.get(name);
      return entry === undefined ? null : zip.openReadStreamPromise(entry);
    },
    close() {
      zip.close();
      return Promise.resolve();
    },
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

function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      // Two files of one name would let two readers see different things.
      if (entries.has(entry.fileName) || entries.size >= mostEntries) { reject(new Error('not a bundle')); return; }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', reject);
    zip.readEntry();
  });
}
