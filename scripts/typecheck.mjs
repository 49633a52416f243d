import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';

/** The two Electrons the code must fit: the current one's typings, and the floor's. */
const projects = new Map([['current', 'tsconfig.json'], ['floor', join('config', 'tsconfig.floor.json')]]);

// `node scripts/typecheck.mjs [current|floor]`; both unless one is named.
const asked = process.argv.slice(2);
for (const [name, project] of projects) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', project, '--noEmit'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`Type check against the ${name} Electron failed: mend what the lines above name.\n`);
    process.exitCode = 1;
  }
}
