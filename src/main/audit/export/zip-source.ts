import { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { BundleSource, Look } from './bundle-source';

/** So many files are in no bundle; a zip with more is none. */
const mostEntries = 100;

interface Found {
  readonly entry: Entry;
  readonly look: Look;
}

/**
 * A zipped bundle, read in place: nothing is unpacked to the disk. Rejects where it is no zip. Whatever two tools could
 * unpack differently is named among the files, where no manifest lists it: a second file of one name, bytes between the
 * files, a name that is another one in front of the file’s bytes.
 */
export async function zipSource(path: string): Promise<BundleSource> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  try {
    // The types call it a boolean; it is where the list of files begins.
    const listAt = Number(zip.readEntryCursor);
    const entries = await readEntries(zip);
    const found = new Map<string, Found>();
    const names: string[] = [];
    const parts: { readonly from: number; readonly to: number; readonly described: boolean }[] = [];
    for (const entry of entries) {
      const name = entry.fileNameRaw.toString('utf8');
      const header = await zip.readLocalFileHeaderPromise(entry);
      const usual = isRegular(entry) && header.fileName.equals(entry.fileNameRaw);
      names.push(found.has(name) ? `${name} (a second one)` : name);
      if (!found.has(name)) found.set(name, { entry, look: usual ? { kind: 'file', bytes: entry.uncompressedSize } : { kind: 'other' } });
      parts.push({ from: entry.relativeOffsetOfLocalHeader, to: header.fileDataStart + entry.compressedSize, described: (entry.generalPurposeBitFlag & hasDescriptor) !== 0 });
    }
    if (!areSideBySide(parts, listAt)) names.push('(bytes between the files)');
    return {
      names: names.sort(),
      look: (name) => found.get(name)?.look ?? null,
      async open(name, bytes) {
        const entry = found.get(name)?.entry;
        return entry === undefined || bytes === 0 ? Readable.from([]) : firstBytes(await zip.openReadStreamPromise(entry), bytes);
      },
      close() {
        zip.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Its type in the upper half of what Unix adds to an entry; none where it was packed elsewhere. */
const [typeBits, regular] = [0xf000, 0x8000];
/** Sizes and checksum stand behind the file’s bytes. */
const hasDescriptor = 8;
/** Another name for tools that know of it. */
const unicodePath = 0x7075;

function isRegular(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & typeBits;
  return (type === 0 || type === regular) && entry.canDecodeFileData() && !entry.extraFields.some(({ id }) => id === unicodePath);
}

/** Whether the files lie one behind the other, from the beginning to the list, with nothing between them. */
function areSideBySide(parts: readonly { readonly from: number; readonly to: number; readonly described: boolean }[], listAt: number): boolean {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  if (sorted.length === 0 || sorted[0]?.from !== 0) return false;
  return sorted.every(({ to, described }, index) => {
    const between = (sorted[index + 1]?.from ?? listAt) - to;
    return described ? [12, 16, 20, 24].includes(between) : between === 0;
  });
}

async function* cut(stream: Readable, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  // No encoding is set, so the stream yields buffers.
  for await (const chunk of stream as Readable & AsyncIterable<Buffer>) {
    yield chunk.length <= left ? chunk : chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

function firstBytes(stream: Readable, bytes: number): Readable {
  return Readable.from(cut(stream, bytes), { objectMode: false });
}

function readEntries(zip: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      if (entries.length >= mostEntries) { reject(new Error('not a bundle')); return; }
      entries.push(entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', reject);
    zip.readEntry();
  });
}
