import { closeSync, existsSync, lstatSync, mkdirSync, openSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { codeOf } from '../../disk/error-code';

/** Why the profile's folder can't be used. */
export type ProfileFault = 'not-a-folder' | 'leads-nowhere' | 'not-allowed' | 'read-only' | 'full' | 'unusable';

export interface ProfileTrouble {
  readonly fault: ProfileFault | 'held' | 'no-home';
  readonly folder: string;
  /** The system's own code, such as `EIO`. */
  readonly detail: string;
}

/** There is no folder to name. */
export const noHome: ProfileTrouble = { fault: 'no-home', folder: '', detail: '' };

/**
 * Makes the folder where there is none, and tries whether a file can be made in it; null where it can. To be asked before the
 * lock that is for one Cuecard only: that fails in such a folder, too, as if another one were running.
 */
export function profileTrouble(folder: string): ProfileTrouble | null {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(folder);
    closeSync(openSync(probe, 'w', 0o600));
    unlinkSync(probe);
    return null;
  } catch (error) {
    const detail = codeOf(error);
    return { fault: faultOf(folder, detail), folder, detail };
  }
}

/** One after the other: Node’s own recursion never ends on a disk that says of everything that it isn’t there. */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const one of missing) mkdirSync(one, { mode: 0o700 });
}

function faultOf(folder: string, code: string): ProfileFault {
  if (isDangling(folder)) return 'leads-nowhere';
  switch (code) {
    case 'ENOTDIR':
    case 'EEXIST':
      return 'not-a-folder';
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

/** A link to something that isn't there, or one that leads to itself. */
function isDangling(path: string): boolean {
  try {
    if (!lstatSync(path).isSymbolicLink()) return false;
  } catch {
    return false;
  }
  try {
    statSync(path);
    return false;
  } catch (error) {
    return ['ENOENT', 'ELOOP'].includes(codeOf(error));
  }
}
