import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { auditFileName, listAuditFiles } from '../trail/audit-files';
import { readRegular } from '../trail/regular-file';
import { isAuditFileName } from './grammar';
import { linesOf, type FileLine } from './read-lines';

/** A live folder as it was at one moment: its files, oldest first, each as long as it was then. */
export interface TrailFiles {
  readonly files: readonly { readonly name: string; readonly path: string; readonly bytes: number }[];
  readonly bytes: number;
  /** What has the name of such a file and is none: a folder, a link, a pipe, a device. Sorted. */
  readonly strange: readonly string[];
}

/** Looks at a folder; whatever is written afterwards is left out. Throws what the disk throws. */
export async function trailFiles(folder: string): Promise<TrailFiles> {
  const files = await Promise.all(
    (await listAuditFiles(folder)).map(async (file) => {
      const name = auditFileName(file);
      const path = join(folder, name);
      return { name, path, bytes: (await lstat(path)).size };
    }),
  );
  const regular = new Set(files.map((file) => file.name));
  const strange = (await readdir(folder)).filter((entry) => isAuditFileName(entry) && !regular.has(entry)).sort();
  return { files, bytes: files.reduce((sum, file) => sum + file.bytes, 0), strange };
}

/** The lines of every file, in order, some at a time, with where they stand. */
export async function* trailLines(trail: TrailFiles): AsyncGenerator<{ readonly file: string; readonly newest: boolean; readonly lines: readonly FileLine[] }> {
  const newest = trail.files.at(-1)?.name;
  for (const { name, path, bytes } of trail.files) {
    if (bytes === 0) continue;
    for await (const lines of linesOf(await readRegular(path, bytes))) {
      yield { file: name, newest: name === newest, lines };
    }
  }
}
