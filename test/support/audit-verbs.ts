import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPromise, type Entry } from 'yauzl';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { root } from './app';

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Starts Cuecard for a verb alone, without a display, as a script would: on a server, or with the session’s bus of `session`. */
export async function verb(profile: string, session: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ran> {
  const { path } = await electronRuntime();
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = session;
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return run(path, [...noSandbox, root, `--user-data-dir=${profile}`, ...args], env);
}

/** Runs the verifier that lies in a bundle, by plain Node, for somebody who knows the key or, by null, doesn’t. */
export async function plainNode(folder: string, keyId: string | null): Promise<{ readonly code: number; readonly text: string }> {
  const given = keyId === null ? [] : [`--key-id=${keyId}`];
  const { code, out } = await run(process.execPath, [join(folder, 'verify-audit.mjs'), folder, ...given], process.env);
  return { code, text: out };
}

/** Unpacks a zip's files into a new folder. */
export async function unzipped(zipFile: string, folder: string): Promise<string> {
  await mkdir(folder);
  const zip = await openPromise(zipFile, { lazyEntries: true });
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      void zip
        .openReadStreamPromise(entry)
        .then((stream) => writeFile(join(folder, entry.fileName), stream))
        .then(() => zip.readEntry(), reject);
    });
    zip.once('end', resolve);
    zip.once('error', reject);
    zip.readEntry();
  });
  return folder;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(command, [...args], { env }, (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
  });
}
