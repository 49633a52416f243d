import type { Session } from 'electron';

/** A session that fetches nothing by itself, and grants nothing. Done twice it is the same. */
export function quietSession(session: Session): void {
  // It would fetch a dictionary for each language, from a server of its maker’s.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.removeAllListeners('will-download');
  session.on('will-download', (event) => event.preventDefault());
}
