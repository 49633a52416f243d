import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { speak } from '../../../shared/i18n/current';
import { speechFor, type SpokenLanguage } from '../../../shared/i18n/languages';
import { say } from '../say';
import type { ProfileTrouble } from './profile-folder';
import { troubleSentence, troubleTitle } from './trouble-sentence';

/** The exit code of a start that has no profile to work with. */
export const noProfileCode = 3;

/**
 * Says why Cuecard can't start, on the error stream at once and then in a dialogue, and ends it with an exit code. The settings
 * can't be read, so that the language is the flag's or the system's.
 */
export function refuseToStart(trouble: ProfileTrouble, language: SpokenLanguage | null): void {
  say(2, `${troubleSentence(trouble)}\n`);
  // Chromium needs a folder for as long as the dialogue stands.
  const aside = folderAside();
  const end = (): void => {
    if (aside !== null) rmSync(aside, { recursive: true, force: true });
    app.exit(noProfileCode);
  };
  if (aside === null) end();
  else {
    app.setPath('userData', aside);
    void app
      .whenReady()
      .then(() => speak(speechFor(language ?? 'system', app.getPreferredSystemLanguages())))
      .catch(() => undefined)
      .then(() => dialog.showErrorBox(troubleTitle(), troubleSentence(trouble)))
      .finally(end);
  }
}

function folderAside(): string | null {
  try {
    return mkdtempSync(join(tmpdir(), 'cuecard-start-'));
  } catch {
    return null;
  }
}
