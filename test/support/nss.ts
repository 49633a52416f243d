import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Makes `home` a home folder whose certificate store, the one Chromium reads on Linux, trusts this authority. */
export async function trustInHome(home: string, authority: string): Promise<void> {
  const store = join(home, '.pki', 'nssdb');
  await mkdir(store, { recursive: true, mode: 0o700 });
  const file = join(home, 'authority.pem');
  await writeFile(file, authority);
  await run('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  await run('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'Test authority', '-i', file]);
}
