import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { app, dialog } from 'electron';
import { speak } from '../../../shared/i18n/current';
import { speechFor, type SpokenLanguage } from '../../../shared/i18n/languages';
import { say } from '../say';
import { spawnApart } from '../spawn-apart';
import type { ProfileTrouble } from './profile-folder';
import { troubleSentence, troubleTitle } from './trouble-sentence';

/** The exit code of a start that has no profile to work with. */
export const noProfileCode = 3;

/**
 * Says why Cuecard can't start, on the error stream at once and then in a dialogue, and ends it with an exit code. The settings
 * can't be read, so that the language is the flag's or the system's.
 * @param folder the profile's
 */
export function refuseToStart(trouble: ProfileTrouble, folder: string, language: SpokenLanguage | null): void {
  say(2, `${troubleSentence(trouble)}\n`);
  // Chromium needs a folder for as long as the dialogue stands.
  const aside = hasScreen() ? folderAside(folder) : null;
  if (aside !== null) clearAfterUs(aside);
  const end = (): void => app.exit(noProfileCode);
  if (aside === null) end();
  else {
    app.setPath('userData', aside);
    // A session may end before anybody has closed the dialogue.
    app.once('will-quit', end);
    void app
      .whenReady()
      .then(() => speak(speechFor(language ?? 'system', app.getPreferredSystemLanguages())))
      .catch(() => undefined)
      // Not `showErrorBox`, which holds main up: no signal would end it.
      .then(() => dialog.showMessageBox({ type: 'error', title: troubleTitle(), message: troubleTitle(), detail: troubleSentence(trouble) }))
      .finally(end);
  }
}

/**
 * Removes the folder once this process is gone, however it ends. Chromium makes it anew while it ends, so that nothing done before
 * is enough.
 */
function clearAfterUs(folder: string): void {
  if (process.platform !== 'linux') {
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return;
  }
  // Its pipe ends with our scripts; Chromium takes a moment longer.
  const script = 'read -r nothing; for moment in $(seq 100); do [ -e "/proc/$2" ] || break; sleep 0.1; done; exec rm -rf -- "$1"';
  const clearing = spawnApart('/bin/sh', ['-c', script, 'sh', folder, `${process.pid}`], { input: 'pipe', cwd: '/' });
  clearing.on('error', () => undefined);
  clearing.unref();
}

/** Where there is none, Chromium crashes before it is ready, and the exit code would be the crash’s. */
function hasScreen(): boolean {
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  return process.platform !== 'linux' || [x11, wayland].some((name) => name !== undefined && name !== '');
}

/** Among the temporary files or, where there is no room for those, in the profile's own folder. */
function folderAside(folder: string): string | null {
  for (const place of [tmpdir(), folder]) {
    try {
      return mkdtempSync(join(place, 'cuecard-start-'));
    } catch {
      // Then the next one.
    }
  }
  return null;
}
