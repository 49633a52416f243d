import { isSpoken, speak } from '../../shared/i18n/current';
import { directionOf, type Speech } from '../../shared/i18n/languages';
import { report } from './client';

/** One language after another: the last that is asked for is the one that stays, however long each takes to load. */
let turn: Promise<void> = Promise.resolve();
let unspoken = 0;

/** Null when the window speaks so already; else resolves when it does, or can't and stays with what it has. */
export function spoken(speech: Speech): Promise<void> | null {
  if (unspoken === 0 && isSpoken(speech)) return null;
  unspoken += 1;
  turn = turn.then(() => change(speech)).finally(() => (unspoken -= 1));
  return turn;
}

function change(speech: Speech): Promise<void> {
  return speak(speech).then(
    () => {
      document.documentElement.lang = speech.tag;
      document.documentElement.dir = directionOf(speech.tag);
    },
    (error: unknown) => report(`The texts of ${speech.tag} can’t be loaded: ${String(error)}`),
  );
}
