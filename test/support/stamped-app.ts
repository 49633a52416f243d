import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { root } from './app';
import type { Ran } from './audit-verbs';

const run = promisify(execFile);

/** Chromium’s own, of a system bus that isn’t there. */
const complaints = /^\[\d+:.*(?:bus\.cc|object_proxy\.cc).*\n/gm;

/** The user and group nobody, which every Debian has. */
const nobody = 65_534;

/**
 * Electron with the app as its own, stamped like a package: what the build makes, but for archive and fuses, so that
 * what those would keep out comes as far as the app itself.
 */
export interface StampedApp {
  readonly folder: string;
  /** Writable for the user it runs as. */
  readonly home: string;
  /** Starts it as an ordinary user, without a display, and waits until it ends. */
  start(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran>;
  remove(): Promise<void>;
}

/** @param binary what its program is called. */
export async function stampedApp(binary: 'cuecard' | 'electron'): Promise<StampedApp> {
  // Not below a private folder of root's, as the home folder is.
  const folder = await mkdtemp('/tmp/cuecard-stamped-');
  await chmod(folder, 0o755);
  const { path } = await electronRuntime();
  const electron = join(folder, 'electron');
  await run('cp', ['-al', dirname(path), electron]).catch(() => run('cp', ['-a', dirname(path), electron]));
  if (binary !== 'electron') await rename(join(electron, 'electron'), join(electron, binary));
  const app = join(electron, 'resources', 'app');
  for (const part of ['out', 'assets', 'docs/audit-format.md', 'docs/verify-audit.mjs', 'node_modules/keytar']) await cp(join(root, part), join(app, part), { recursive: true });
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as object;
  await writeFile(join(app, 'package.json'), JSON.stringify({ ...manifest, cuecard: { build: 'package' } }));
  const home = join(folder, 'home');
  await mkdir(home);
  await run('chown', [`${nobody}:${nobody}`, home]);
  const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const asNobody = process.getuid?.() === 0 ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
      const [command = '', ...rest] = [...asNobody, join(electron, binary), ...args];
      const child = spawn(command, rest, { env: { PATH: process.env.PATH, HOME: home, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
      const [out, err] = [[] as string[], [] as string[]];
      child.stdout.on('data', (chunk) => out.push(String(chunk)));
      child.stderr.on('data', (chunk) => err.push(String(chunk)));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code: code ?? -1, out: out.join(''), err: err.join('').replace(complaints, '') }));
    });
  return { folder, home, start, remove: () => rm(folder, { recursive: true, force: true }) };
}
