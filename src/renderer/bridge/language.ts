import { isSpoken, speak } from '../../shared/i18n/current';
import { directionOf, type Speech } from '../../shared/i18n/languages';
import { report } from './client';

/** Null when the window speaks so already; else resolves when it does, or can't and stays with what it has. */
export function spoken(speech: Speech): Promise<void> | null {
  if (isSpoken(speech)) return null;
  return speak(speech).then(
    () => {
      document.documentElement.lang = speech.tag;
      document.documentElement.dir = directionOf(speech.tag);
    },
    (error: unknown) => report(`The texts of ${speech.tag} can’t be loaded: ${String(error)}`),
  );
}
