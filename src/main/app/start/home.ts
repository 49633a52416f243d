import { isAbsolute, join } from 'node:path';

/** What HOME says where nobody knows a home folder: what is no folder, and what no library can make one of. */
export const nowhere = '/dev/null';

/** Where an agent's own files go on Linux. */
export interface Home {
  readonly home: string;
  /** Of all programs' settings. */
  readonly config: string;
}

export interface HomeSources {
  readonly env: NodeJS.ProcessEnv;
  /** What the system has on record for this user; null where nothing. */
  readonly onRecord: string | null;
  /** Whether that is a folder. */
  readonly isFolder: (path: string) => boolean;
}

/**
 * The home folder that HOME names or, where it names none that is there, the one that the system has on record; null where
 * neither is one. Chromium would go to /tmp, where the audit would be gone with the next start of the computer. A folder
 * for settings that isn't absolute is passed over, as the desktops' own specification has it.
 */
export function homeOf({ env, onRecord, isFolder }: HomeSources): Home | null {
  const home = [env.HOME, onRecord].find((path): path is string => typeof path === 'string' && isAbsolute(path) && isFolder(path));
  if (home === undefined) return null;
  const { XDG_CONFIG_HOME: config } = env;
  return { home, config: config !== undefined && isAbsolute(config) ? config : join(home, '.config') };
}
