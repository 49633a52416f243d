import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { root } from './app';

const run = promisify(execFile);

/** The user and group nobody, which every Debian has. */
const nobody = 65_534;

/** The app and its runtime where an ordinary user can reach them, and a binary that starts as that user. */
export interface OrdinaryUser {
  readonly executable: string;
  readonly appFolder: string;
  readonly profile: string;
  /** Lets the user into a folder. */
  own(folder: string): Promise<void>;
  remove(): Promise<void>;
}

/** Chromium's sandbox is off for root, so what says "the sandbox is on" runs as somebody else. Needs root. */
export async function asOrdinaryUser(): Promise<OrdinaryUser> {
  // Not below a private folder of root's, as the home folder is.
  const folder = await mkdtemp('/tmp/cuecard-user-');
  await chmod(folder, 0o755);
  const { path } = await electronRuntime();
  // Linked where the disk allows it: the runtime is a quarter of a gigabyte.
  await run('cp', ['-al', dirname(path), join(folder, 'electron')]).catch(() => run('cp', ['-a', dirname(path), join(folder, 'electron')]));
  const appFolder = join(folder, 'app');
  for (const part of ['out', 'assets', 'package.json', 'node_modules/keytar']) await cp(join(root, part), join(appFolder, part), { recursive: true });
  const profile = join(folder, 'profile');
  await run('mkdir', ['-m', '0700', profile]);
  const own = async (owned: string): Promise<void> => {
    await run('chown', ['-R', `${nobody}:${nobody}`, owned]);
  };
  await own(profile);
  const executable = join(folder, 'electron-as-nobody');
  await writeFile(
    executable,
    // The test driver adds --no-sandbox because it is root itself; the user it becomes here is not.
    `#!/bin/sh\nfor given do shift; [ "$given" = --no-sandbox ] || set -- "$@" "$given"; done\n` +
      `exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups '${join(folder, 'electron', 'electron')}' "$@"\n`,
    { mode: 0o755 },
  );
  return { executable, appFolder, profile, own, remove: () => rm(folder, { recursive: true, force: true }) };
}
