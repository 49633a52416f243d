import { app } from 'electron';
import { isAnswered } from './answered';
import { profileTrouble, type ProfileTrouble } from './profile-folder';

/**
 * Takes the profile for this process alone. `another-runs` where a Cuecard that is running has it; that one has been told of
 * this start then, whatever became of the disk since it began. What keeps it from being used is no other Cuecard, and is told
 * apart.
 * @param known what is known to be in the way already; null where nothing is
 */
export function takeProfile(folder: string, known: ProfileTrouble | null): 'taken' | 'another-runs' | ProfileTrouble {
  const trouble = known ?? profileTrouble(folder);
  if (trouble !== null) return isAnswered(folder) && !app.requestSingleInstanceLock() ? 'another-runs' : trouble;
  if (app.requestSingleInstanceLock()) return 'taken';
  if (isAnswered(folder)) return 'another-runs';
  // The other one may have ended just now, or have begun.
  if (app.requestSingleInstanceLock()) return 'taken';
  return isAnswered(folder) ? 'another-runs' : { fault: 'held', folder, detail: '' };
}
