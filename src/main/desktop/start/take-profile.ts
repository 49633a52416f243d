import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { app } from 'electron';
import { codeOf } from '../../disk/error-code';
import { profileTrouble, type ProfileTrouble } from './profile-folder';

/**
 * Takes the profile for this process alone. `another-runs` where a Cuecard that is running has it; that one has been told of
 * this start then. What keeps it from being used is no other Cuecard, and is told apart.
 */
export function takeProfile(folder: string): 'taken' | 'another-runs' | ProfileTrouble {
  const trouble = profileTrouble(folder);
  if (trouble !== null) return trouble;
  if (app.requestSingleInstanceLock()) return 'taken';
  if (isHeld(folder)) return 'another-runs';
  // The other one may have ended just now.
  return app.requestSingleInstanceLock() ? 'taken' : { fault: 'held', folder, detail: 'SingletonLock' };
}

/** Whether the process that Chromium's lock names is there; Windows keeps that lock elsewhere, and gives it up with the process. */
function isHeld(folder: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    const [, pid] = /-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock'))) ?? [];
    return pid !== undefined && process.kill(Number(pid), 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
