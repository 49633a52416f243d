import { lstatSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

/** As much of a file's or folder's status as decides who can change it. */
export interface Rights {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  isSymbolicLink(): boolean;
}

/**
 * Why somebody else than root could change a file, in a few words; null where nobody can. Asked are the file and every
 * folder on the way to it, by its own path and with links followed: whoever can write in one of them can put another in
 * its place. Throws what the system says where one can't be asked.
 * @param rightsOf without following links
 */
export function weaknessOf(path: string, platform: NodeJS.Platform, rightsOf: (path: string) => Rights = lstatSync, realPath: (path: string) => string = realpathSync.native): string | null {
  for (const one of new Set([...wayTo(path), ...wayTo(realPath(path))])) {
    const rights = rightsOf(one);
    if (rights.uid !== 0) return `${one} is not root’s`;
    // A link's own rights mean nothing; where it leads is asked as well.
    if (!rights.isSymbolicLink() && isWritable(rights, platform)) return `others than root can write to ${one}`;
  }
  return null;
}

function wayTo(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...wayTo(parent), path];
}

function isWritable({ mode, gid }: Rights, platform: NodeJS.Platform): boolean {
  return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && !administrators(platform).includes(gid));
}

/** Groups by number: root’s, and on macOS the administrators’. */
function administrators(platform: NodeJS.Platform): readonly number[] {
  return platform === 'darwin' ? [0, 80] : [0];
}
