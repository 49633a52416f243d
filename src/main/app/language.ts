import { app } from 'electron';
import { isSpoken, speak } from '../../shared/i18n/current';
import { speechFor, type SpokenLanguage } from '../../shared/i18n/languages';
import type { Log } from '../diagnostics/log';
import type { AppStateStore } from '../state/app-state';

/**
 * Speaks the language of the settings from now on, and says in AppState which one that is. `flag` is the command
 * line’s, which wins. Resolves when the first is spoken.
 */
export async function followLanguage(state: AppStateStore, flag: SpokenLanguage | null, log: Log): Promise<void> {
  const follow = async (): Promise<void> => {
    // Asked each time: the agent may change the system's languages while Cuecard runs.
    const speech = speechFor(flag ?? state.current.settings.window.language, app.getPreferredSystemLanguages());
    if (!isSpoken(speech)) await speak(speech).catch((error: unknown) => log.error('language not loaded', { tag: speech.tag, error }));
    state.change({ language: speech });
  };
  state.subscribe((current, previous) => {
    if (current.settings.window.language !== previous.settings.window.language) void follow();
  });
  await follow();
}
