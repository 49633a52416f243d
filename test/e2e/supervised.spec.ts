import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { expect, root, test } from '../support/app';
import { longer, thorough } from '../support/effort';
import { openFilesOf } from '../support/open-files';
import { auditEvents, endProcessesNaming, newProfile, processesNaming, removeProfile } from '../support/profile';

/** How it is killed, one after the other. Cuecard starts itself again three times in ten minutes, which a unit test holds too. */
const signals = thorough ? (['SIGKILL', 'SIGILL', 'SIGSEGV'] as const) : (['SIGILL'] as const);

test('a main that is killed is started again each time and says so once; after the third time it stays down, and after Quit it does, too', async ({ desktop }) => {
  test.setTimeout(300_000);
  const profile = await newProfile();
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ app: { restartAfterCrash: true } }));
  const { path } = await electronRuntime();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const start = (): void => void spawn(path, [...sandbox, root, `--user-data-dir=${profile}`], { env: desktop.env, stdio: 'ignore' });
  const mains = async (): Promise<readonly number[]> =>
    (await processesNaming(profile)).filter((line) => line.split(' ')[1] === path && !line.includes('--type=')).map((line) => Number(line.split(' ')[0]));
  const events = (kind: string) => async (): Promise<number> => (await auditEvents(join(profile, 'audit'))).filter(({ event }) => event === kind).length;
  /** The one main there is now, once it has begun its trail and has its watcher. */
  const running = async (starts: number, watched: 'watched' | 'alone'): Promise<number> => {
    await expect.poll(events('start'), { timeout: 90_000 }).toBe(starts);
    const watchers = async (): Promise<readonly number[]> => (await processesNaming(profile)).filter((line) => line.includes('cuecard-watcher')).map((line) => Number(line.split(' ')[0]));
    await expect.poll(async () => (await watchers()).length).toBe(watched === 'watched' ? 1 : 0);
    // The pipe alone, by which it hears that main has ended: Chromium’s children hear of it by files that it must not hold.
    for (const watcher of await watchers()) expect([...(await openFilesOf(watcher)).keys()]).toEqual([0]);
    const [pid = 0, ...more] = await mains();
    expect(more).toEqual([]);
    return pid;
  };
  const gone = { timeout: 30_000, message: 'nothing of it is left' };
  try {
    start();
    for (const [index, signal] of signals.entries()) {
      process.kill(await running(index + 1, 'watched'), signal);
      await expect.poll(events('ended-without-stop'), { timeout: 90_000 }).toBe(index + 1);
    }
    let [starts, killed, stopped] = [signals.length + 1, signals.length, 0];
    if (thorough) {
      process.kill(await running(starts, 'alone'), 'SIGKILL');
      await expect.poll(() => processesNaming(profile), gone).toEqual([]);
      // By hand, later: it is told once more, and an end in order leaves nothing to tell.
      start();
      process.kill(await running((starts += 1), 'alone'), 'SIGTERM');
      await expect.poll(events('ended-without-stop')).toBe((killed += 1));
      await expect.poll(() => processesNaming(profile), gone).toEqual([]);
      stopped += 1;
      start();
      starts += 1;
    }
    process.kill(await running(starts, 'watched'), 'SIGTERM');
    await expect.poll(() => processesNaming(profile), gone).toEqual([]);
    expect(await events('ended-without-stop')()).toBe(killed);
    expect(await events('stop')()).toBe(stopped + 1);
    expect((await readFile(join(profile, 'logs', 'cuecard.log'), 'utf8')).match(/the run before ended without a stop/g)).toHaveLength(killed);
  } finally {
    // A red test leaves nothing that starts itself again.
    await endProcessesNaming(profile);
  }
  await removeProfile(profile);
});

test('a run after one that was killed says so in the window and in the diagnostics', longer, async ({ launch }) => {
  const profile = await newProfile();
  const first = await launch({ profile, args: ['--demo'] });
  const { pid = 0 } = first.app.process();
  process.kill(pid, 'SIGKILL');
  await first.quit();
  const { page } = await launch({ profile, args: ['--demo', '--open=diagnostics'] });
  await expect(page.getByRole('region', { name: 'Cuecard’s processes' })).toContainText('Run before ended unexpectedly');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByText('Cuecard ended unexpectedly the last time it ran.')).toBeVisible();
});
