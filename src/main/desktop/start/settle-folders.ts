import { accessSync, constants, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { app } from 'electron';
import { homeOf } from './home';
import { tempFolderOf } from './temp-folder';

/**
 * Puts right what the environment says of this user's folders, for Electron and for every process it starts; to be called
 * before anybody asks where a file goes. macOS and Windows don't take them from the environment.
 * @returns `unknown` where nobody knows a home folder
 */
export function settleFolders(): 'home' | 'unknown' {
  if (process.platform !== 'linux') return 'home';
  const temp = tempFolderOf(process.env, canWrite);
  if (temp !== null && temp !== process.env.TMPDIR) {
    process.env.TMPDIR = temp;
    app.setPath('temp', temp);
  }
  const found = homeOf({ env: process.env, onRecord: onRecord(), isFolder });
  if (found === null) return 'unknown';
  if (found.home !== process.env.HOME) {
    process.env.HOME = found.home;
    app.setPath('home', found.home);
  }
  if (found.config !== app.getPath('appData')) {
    app.setPath('appData', found.config);
    app.setPath('userData', join(found.config, app.getName()));
  }
  return 'home';
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

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return isFolder(path);
  } catch {
    return false;
  }
}
