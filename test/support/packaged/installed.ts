import { execFile, spawn } from 'node:child_process';
import { chmod, copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asUser } from '../../../scripts/desktop/process.mjs';
import { packageUnpacked } from '../../../scripts/building/package-unpacked.mjs';
import { endProcessesNaming } from '../profile';

const run = promisify(execFile);

/** Who runs the packaged app: nobody, whom every Debian has, where the tests run as root; else whoever runs them. */
export const ordinaryUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/** The packaged app where an ordinary user finds it, whose files are the administrator's. */
export interface Installed {
  readonly folder: string;
  readonly binary: string;
  /** Starts it as that user. */
  start(args: readonly string[], env: NodeJS.ProcessEnv, how?: How): Started;
  /** Starts it and waits until it has ended. */
  run(args: readonly string[], env: NodeJS.ProcessEnv, how?: How): Promise<Ended>;
  /** What everything that was started printed. */
  output(): string;
  /** Ends what still runs of it, and removes it. */
  remove(): Promise<void>;
}

export interface How {
  /** Another file in its place. */
  readonly binary?: string;
  /** A command that runs it, as whoever tests. */
  readonly through?: readonly string[];
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly pid: number;
  /** What it printed so far, both streams. */
  output(): string;
  readonly ended: Promise<Ended>;
}

/** Installs the package that `npm run package -- --dir` makes. */
export async function install(): Promise<Installed> {
  const { folder: made } = await packageUnpacked();
  // Not below a private folder, as the home folder of root is.
  const parent = await mkdtemp('/tmp/cuecard-installed-');
  await chmod(parent, 0o755);
  const folder = join(parent, 'cuecard');
  // Linked where the disk allows it: it is a quarter of a gigabyte.
  await run('cp', ['-al', made, folder]).catch(() => run('cp', ['-a', made, folder]));
  if (ordinaryUser !== undefined) await installHelper(join(folder, 'chrome-sandbox'));
  const binary = join(folder, 'cuecard');
  const all: Started[] = [];
  const start = (args: readonly string[], env: NodeJS.ProcessEnv, how: How = {}): Started => {
    const one = started({ binary, through: [], ...how }, args, env);
    all.push(one);
    return one;
  };
  return {
    folder,
    binary,
    start,
    output: () => all.map((one) => one.output()).join('\n'),
    run: (args, env, how) => start(args, env, how).ended,
    remove: async () => {
      await endProcessesNaming(parent);
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** A file of an installation as a copy of its own, to be changed: the others are shared with what was packaged. */
export async function ownCopy(file: string): Promise<string> {
  await copyFile(file, `${file}.own`);
  await rename(`${file}.own`, file);
  return file;
}

/** As the deb does: where a kernel keeps ordinary programs from making a sandbox, this one makes it for them. */
async function installHelper(file: string): Promise<void> {
  await ownCopy(file);
  await chmod(file, 0o4755);
}

function started({ binary, through }: Required<How>, args: readonly string[], env: NodeJS.ProcessEnv): Started {
  const become = asUser(ordinaryUser);
  const [command = binary, ...given] = [...through, ...(become.length > 0 ? ['setpriv', ...become, '--'] : []), binary, ...args];
  const child = spawn(command, given, { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    // That a machine has no system bus is Chromium's first word there, if it has time for one.
    child.once('close', (code) => resolve({ code, out, err: err.replaceAll(/^\[[^\n]*:bus\.cc[^\n]*\n/gm, '') }));
  });
  return { pid: child.pid ?? 0, output: () => out + err, ended };
}
