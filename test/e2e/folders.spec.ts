import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import { expect, test } from '../support/app';
import { startBare, type BareOptions } from '../support/bare-start';
import { longer } from '../support/effort';
import { findWindow } from '../support/other-window';
import { newProfile, processesNaming, removeProfile } from '../support/profile';
import { startAgain } from '../support/second-start';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const rootOnly = isRoot ? '' : ' (what only root can try is left out)';

/** Has a start, and nothing else, see other mounts. */
function inMounts(...mounts: readonly string[]): readonly string[] {
  return ['unshare', '-m', '--propagation', 'private', '/bin/sh', '-c', [...mounts, 'exec "$@"'].join(' && '), 'sh'];
}

const readOnly = (folder: string): string => `mount --bind '${folder}' '${folder}' && mount -o remount,ro,bind '${folder}'`;

/** It says why it can't start, in a dialogue that a person closes, and with an exit code. */
async function refused(desktop: VirtualDesktop, options: BareOptions): Promise<{ readonly code: number | null; readonly err: string }> {
  const start = await startBare(options);
  const dialogue = await findWindow(desktop, '--pid', String(start.pid));
  await desktop.xdotool('windowactivate', '--sync', dialogue);
  await desktop.xdotool('key', 'Return');
  const code = await start.ended;
  // Chromium may say something, too.
  return { code, err: start.err().split('\n').filter((line) => line.includes('Cuecard')).join('\n') };
}

test(`a profile folder that can’t be used is said on the error stream and in a dialogue, with an exit code, and never taken for a Cuecard that runs${rootOnly}`, async ({ desktop }, info) => {
  const profile = await newProfile();
  const beside = dirname(profile);
  const file = join(beside, 'file');
  await writeFile(file, 'somebody’s own');
  const link = join(beside, 'link');
  await symlink(join(beside, 'gone'), link);
  // Theirs alone, so that nothing that stays behind is overlooked.
  const temp = join(beside, 'tmp');
  await mkdir(temp);
  const env = { ...desktop.env, TMPDIR: temp };

  await test.step('a file', async () => {
    const start = await startBare({ env: { ...env, LANGUAGE: 'de', LC_ALL: 'de_DE.UTF-8' }, args: [`--user-data-dir=${file}`] });
    const dialogue = await findWindow(desktop, '--pid', String(start.pid));
    await desktop.screenshot(info.outputPath('dialogue.png'));
    await desktop.xdotool('windowactivate', '--sync', dialogue);
    await desktop.xdotool('key', 'Return');
    expect(await start.ended).toBe(3);
    expect(start.err()).toContain(`“${file}” is not a folder.`);
    expect(await readFile(file, 'utf8')).toBe('somebody’s own');
  });

  await test.step('a link that leads nowhere, above it; the session ends before anybody has closed the dialogue', async () => {
    const start = await startBare({ env, args: [`--user-data-dir=${join(link, 'profile')}`] });
    await findWindow(desktop, '--pid', String(start.pid));
    expect(await readdir(temp)).toContainEqual(expect.stringMatching(/^cuecard-start-/));
    start.kill('SIGTERM');
    expect(await start.ended).toBe(3);
    expect(start.err()).toContain(`“${link}” is a link to a place that isn’t there.`);
  });

  if (isRoot) {
    await test.step('in a home folder that is somebody else’s', async () => {
      const theirs = join(beside, 'theirs');
      await mkdir(theirs, { mode: 0o700 });
      execFileSync('chown', ['65534:65534', theirs]);
      // Root without the right to pass over rights.
      const before = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-dac_override,-dac_read_search'];
      const { code, err } = await refused(desktop, { env: { ...env, HOME: theirs, XDG_CONFIG_HOME: undefined }, before });
      expect([code, err]).toEqual([3, expect.stringContaining(`may not write in “${theirs}/.config/Cuecard”`)]);
    });
    await test.step('on a disk that can only be read', async () => {
      const { code, err } = await refused(desktop, { env, args: [`--user-data-dir=${profile}`], before: inMounts(readOnly(profile)) });
      expect([code, err]).toEqual([3, expect.stringContaining('is on a disk that can only be read')]);
    });
    await test.step('one that is fine, while there is no place for temporary files', async () => {
      const before = inMounts(readOnly('/tmp'), readOnly('/var/tmp'), `mount -t tmpfs tmpfs '${profile}'`);
      const { code, err } = await refused(desktop, { env: { ...env, TMPDIR: join(beside, 'gone'), XDG_RUNTIME_DIR: undefined }, args: [`--user-data-dir=${profile}`], before });
      expect([code, err]).toEqual([3, expect.stringContaining('Cuecard needs a folder for temporary files')]);
    });
  }

  await test.step('without a display and for a verb: in words alone', async () => {
    const none = await startBare({ env: { ...env, DISPLAY: undefined }, args: [`--user-data-dir=${file}`] });
    expect([await none.ended, none.err()]).toEqual([3, expect.stringContaining(`“${file}” is not a folder.`)]);
    const verb = await startBare({ env, args: [`--export-audit=${join(beside, 'export')}`, `--user-data-dir=${link}`] });
    expect([await verb.ended, verb.err()]).toEqual([2, expect.stringContaining(`“${link}” is a link to a place that isn’t there.`)]);
  });
  await expect.poll(() => readdir(temp)).toEqual([]);
  await removeProfile(profile);
});

test(`without HOME the profile is in the home folder that the system has on record, never among the temporary files${isRoot ? '' : ' (left out: only root can try that without touching its own home)'}`, longer, async ({ desktop }) => {
  test.skip(!isRoot, 'only root can give a process a home of its own');
  const home = userInfo().homedir;
  const folder = await newProfile();
  // Over the home folder lies another one, which is this process’s alone.
  const over = `mount -t tmpfs tmpfs '${folder}' && mkdir '${folder}/upper' '${folder}/work' && mount -t overlay overlay -o 'lowerdir=${home},upperdir=${folder}/upper,workdir=${folder}/work' '${home}'`;
  const before = inMounts(over);
  for (const HOME of [undefined, 'nowhere/relative']) {
    const start = await startBare({ env: { ...desktop.env, HOME, XDG_CONFIG_HOME: HOME }, before, args: ['--demo', '--hidden'] });
    const log = join(`/proc/${start.pid}/root`, home, '.config', 'Cuecard', 'logs', 'cuecard.log');
    await expect.poll(() => readFile(log, 'utf8').catch(() => ''), { timeout: 60_000 }).toContain('started');
    start.kill('SIGTERM');
    await start.ended;
  }

  await test.step('where the system has none on record either: it doesn’t start, and says so', async () => {
    // A user of whom the system knows no more than the number; it may read what is root’s, where the app and its runtime may lie.
    const unknown = ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
    const verb = await startBare({ env: { ...desktop.env, HOME: undefined, XDG_CONFIG_HOME: undefined }, before: unknown, args: ['--export-audit=never'] });
    expect([await verb.ended, verb.err()]).toEqual([2, expect.stringContaining('Nobody knows where your home folder is')]);
    const { code, err } = await refused(desktop, { env: { ...desktop.env, HOME: undefined, XDG_CONFIG_HOME: undefined }, before: unknown });
    expect([code, err]).toEqual([3, expect.stringContaining('Nobody knows where your home folder is')]);
  });
  await removeProfile(folder);
});

test('a folder for temporary files whose name is too long, or that isn’t there, is passed over, and a second start finds the first', longer, async ({ desktop }) => {
  const profile = await newProfile();
  const long = join(dirname(profile), 'x'.repeat(106 - dirname(profile).length - 1));
  await mkdir(long);
  let starts = 0;
  for (const TMPDIR of [long, join(dirname(profile), 'gone')]) {
    const env = { ...desktop.env, TMPDIR };
    const first = await startBare({ env, args: [`--user-data-dir=${profile}`, '--demo', '--hidden'] });
    const log = (): Promise<string> => readFile(join(profile, 'logs', 'cuecard.log'), 'utf8').catch(() => '');
    await expect.poll(async () => (await log()).split('"started"').length - 1, { timeout: 60_000 }).toBe(++starts);
    expect((await readlink(join(profile, 'SingletonSocket'))).length).toBeLessThan(108);
    // Found, and so it ends at once, without a word.
    expect(await startAgain(profile, env)).toBe(0);
    if (isRoot && TMPDIR === long) {
      // What has become of the disk since is the first one’s trouble.
      const second = await startBare({ env, args: [`--user-data-dir=${profile}`], before: inMounts(readOnly(profile)) });
      expect([await second.ended, second.err()]).toEqual([0, expect.not.stringContaining('can only be read')]);
    }
    first.kill('SIGTERM');
    await first.ended;
    await expect.poll(() => processesNaming(profile)).toEqual([]);
  }
  await removeProfile(profile);
});
