import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../../disk/error-code';
import { isThere } from '../../disk/read-text';

/** Why the profile's folder can't be used. */
export type ProfileFault = 'not-a-folder' | 'leads-nowhere' | 'not-allowed' | 'read-only' | 'full' | 'unusable';

export interface ProfileTrouble {
  readonly fault: ProfileFault | 'held' | 'no-home' | 'no-temp';
  /** What is in the way, which may stand above the profile's folder; empty where there is none to name. */
  readonly folder: string;
  /** The system's own code, such as `EIO`; empty where it says nothing. */
  readonly detail: string;
}

export const noHome: ProfileTrouble = { fault: 'no-home', folder: '', detail: '' };
export const noTemp: ProfileTrouble = { fault: 'no-temp', folder: '', detail: '' };

/**
 * Makes the folder where there is none, and tries whether a file can be made in it; null where it can. To be asked before the
 * lock that is for one Cuecard only: that fails in such a folder, too, as if another one were running.
 * @param make as `mkdirSync`
 */
export function profileTrouble(folder: string, make: MakeFolder = mkdirSync): ProfileTrouble | null {
  // Under a name that nobody can lay a link at before.
  const probe = join(folder, `.cuecard-${randomUUID()}.part`);
  try {
    makeFolders(folder, make);
    closeSync(openSync(probe, 'wx', 0o600));
    unlinkSync(probe);
    return null;
  } catch (error) {
    const detail = codeOf(error);
    return misplaced(folder) ?? { fault: faultOf(detail), folder, detail };
  }
}

/** One after the other: Node’s own recursion never ends on a disk that says of everything that it isn’t there. */
function makeFolders(folder: string, make: MakeFolder): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const one of missing) {
    try {
      make(one, { mode: 0o700 });
    } catch (error) {
      // Another start made it just now; if it is something else, no file can be made in it.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

type MakeFolder = (path: string, options: { readonly mode: number }) => unknown;

function faultOf(code: string): ProfileFault {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'not-allowed';
    case 'EROFS':
      return 'read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    default:
      return 'unusable';
  }
}

/**
 * What stands where the folder should be, or on the way there: a file, or a link that leads nowhere or to itself. null where
 * nothing does, also where there is no folder yet.
 */
export function misplaced(folder: string): ProfileTrouble | null {
  let at = folder;
  while (!isThere(at) && dirname(at) !== at) at = dirname(at);
  try {
    return statSync(at).isDirectory() ? null : { fault: 'not-a-folder', folder: at, detail: '' };
  } catch (error) {
    const detail = codeOf(error);
    return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(detail) ? { fault: 'leads-nowhere', folder: at, detail } : null;
  }
}
