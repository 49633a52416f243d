import { mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { app } from 'electron';
import { homeOf, nowhere } from './home';
import { tempFolderOf } from './temp-folder';

/**
 * Puts right what the environment says of this user's folders, for Electron and for every process it starts; to be called
 * before anybody asks where a file goes. macOS and Windows don't take them from the environment.
 */
export function settleFolders(): SettledFolders {
  if (process.platform !== 'linux') return { home: 'known', temp: 'usable' };
  const temp = tempFolderOf(process.env, { canWrite, isPrivate });
  if (temp !== null && temp !== process.env.TMPDIR) {
    process.env.TMPDIR = temp;
    app.setPath('temp', temp);
  }
  return { home: settleHome(), temp: temp === null ? 'none' : 'usable' };
}

export interface SettledFolders {
  /** `unknown` where neither the environment nor the system names a home folder that is there. */
  readonly home: 'known' | 'unknown';
  /** `none` where none of the folders for temporary files can be used. */
  readonly temp: 'usable' | 'none';
}

function settleHome(): SettledFolders['home'] {
  const found = homeOf({ env: process.env, onRecord: onRecord(), isFolder });
  const { home, config } = found ?? { home: nowhere, config: nowhere };
  if (home !== process.env.HOME) {
    process.env.HOME = home;
    app.setPath('home', home);
  }
  // Also where it is what Electron has: asked for one of its own that can’t be made, it throws.
  app.setPath('appData', config);
  return found === null ? 'unknown' : 'known';
}

function onRecord(): string | null {
  try {
    return userInfo().homedir;
  } catch {
    // A user of whom the system knows no more than the number.
    return null;
  }
}

/** What this user can't even look at is none to this user. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** By trying: the rights alone say nothing of a disk that takes no more. */
function canWrite(path: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(path, 'cuecard-')));
    return true;
  } catch {
    return false;
  }
}

function isPrivate(path: string): boolean {
  try {
    const { uid, mode } = statSync(path);
    return uid === process.getuid?.() && (mode & 0o77) === 0;
  } catch {
    return false;
  }
}
