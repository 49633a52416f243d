import { execFile } from 'node:child_process';
import process from 'node:process';
import { runTool } from './run-tool.mjs';

/** @typedef {'as root' | 'with sudo' | 'by hand'} How */

/**
 * Whether packages may be installed here without asking anyone.
 * @returns {Promise<How>}
 */
export async function howToInstall() {
  if (process.getuid?.() === 0) return 'as root';
  const allowed = await new Promise((resolve) => {
    execFile('sudo', ['-n', 'true'], { timeout: 5_000 }, (error) => resolve(error === null));
  });
  return allowed ? 'with sudo' : 'by hand';
}

/**
 * Installs Debian packages, waiting up to two minutes for another package manager to finish.
 * @param {readonly string[]} packages
 * @param {Exclude<How, 'by hand'>} how
 * @param {import('./progress.mjs').Step} step
 */
export async function aptInstall(packages, how, step) {
  const apt = (/** @type {string[]} */ args, /** @type {string} */ advice) => {
    // The status goes to a descriptor of its own, joined to the output by the shell: apt closes that
    // descriptor for what it starts, and sudo passes on none but the first three.
    const quiet = ['-q', '-o', 'APT::Status-Fd=3', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0'];
    const line = ['env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C', 'sh', '-c', 'exec apt-get "$@" 3>&1', 'apt-get', ...quiet, ...args];
    const [command = 'env', ...rest] = how === 'with sudo' ? ['sudo', '-n', ...line] : line;
    return runTool(command, rest, {
      deadlineMs: 15 * 60_000,
      advice,
      omit: /^(dl|pm)status:/,
      onLine: (text) => {
        const status = aptStatus(text);
        if (status) step.progress(`${status.doing} ${Math.round(status.percent)} %`, status.percent / 100);
      },
    });
  };
  step.progress('reading the package lists');
  // A broken third-party source makes this fail though all that is needed is there; then the next one tells.
  await apt(['update'], 'The package lists could not be read').catch(() => {});
  await apt(
    ['install', '-y', '--no-install-recommends', ...packages],
    `System packages could not be installed: check that Debian's packages can be reached, or run \`apt-get update && apt-get install --no-install-recommends ${packages.join(' ')}\` and see what it says`,
  );
}

/**
 * Reads a line of apt's machine-readable status: "dlstatus:3:41.5:Retrieving file 3 of 9".
 * @param {string} line
 * @returns {{ doing: 'downloading' | 'installing', percent: number } | undefined}
 */
export function aptStatus(line) {
  const match = /^(dlstatus|pmstatus):[^:]*(?::[^:\s]+)?:(\d+(?:\.\d+)?):/.exec(line);
  if (!match) return undefined;
  return { doing: match[1] === 'dlstatus' ? 'downloading' : 'installing', percent: Number(match[2]) };
}
