import { isAbsolute } from 'node:path';

/**
 * The longest name, in bytes, of a folder for temporary files: a socket's has 107, and Chromium puts 33 behind this one's for
 * the socket by which a second start finds the first. It ends itself where that doesn't fit.
 */
export const longestTempFolder = 74;

/**
 * The folder for temporary files that TMPDIR names or, where that is too long or can't be used, another one: the session's
 * own, then the system's. null where none can be used.
 * @param canWrite whether it is a folder in which this user may write
 */
export function tempFolderOf(env: NodeJS.ProcessEnv, canWrite: (path: string) => boolean): string | null {
  const { TMPDIR: own, XDG_RUNTIME_DIR: session } = env;
  const candidates = [own === '' ? undefined : own, session, '/tmp', '/var/tmp'];
  return candidates.find((path): path is string => path !== undefined && isAbsolute(path) && Buffer.byteLength(path) <= longestTempFolder && canWrite(path)) ?? null;
}
