import { isAbsolute } from 'node:path';

/**
 * The longest name, in bytes, of a folder for temporary files: a socket's has 107, and Chromium puts 33 behind this one's for
 * the socket by which a second start finds the first. It ends itself where that doesn't fit.
 */
export const longestTempFolder = 74;

/**
 * The folder for temporary files that TMPDIR names or, where that is too long or can't be used, another one: the session's
 * own, then the system's. null where none can be used.
 */
export function tempFolderOf(env: NodeJS.ProcessEnv, { canWrite, isPrivate }: FolderLooks): string | null {
  const { TMPDIR: own, XDG_RUNTIME_DIR: session } = env;
  const fits = (path: string): boolean => isAbsolute(path) && Buffer.byteLength(path) <= longestTempFolder && canWrite(path);
  const isUsersOwn = session !== undefined && isAbsolute(session) && isPrivate(session);
  return [own ?? '', isUsersOwn ? session : '', '/tmp', '/var/tmp'].find(fits) ?? null;
}

export interface FolderLooks {
  /** Whether it is a folder in which this user can make something. */
  readonly canWrite: (path: string) => boolean;
  /** Whether it is this user's and nobody else may enter it: after a change of user, the session's may be another one's. */
  readonly isPrivate: (path: string) => boolean;
}
