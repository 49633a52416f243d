import { readFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { cards, expect, root, test } from '../support/app';
import { evaluateInPage } from '../support/devtools';
import { longer } from '../support/effort';
import { auditLines, auditRecords, newProfile, processesNaming, removeProfile } from '../support/profile';

test('an unhandled error in main is logged and shown, and the app goes on', longer, async ({ launch, opener }) => {
  await opener.become('opens');
  const { page, app, profile } = await launch({ env: opener.env, args: ['--demo', '--demo-pace=2', '--open=diagnostics'] });
  // A start leads there, also where it first has to get ready.
  await expect(page.getByRole('heading', { name: 'Diagnostics', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(cards(page).first()).toBeVisible();
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('a test made this');
    }, 0);
    void Promise.reject(new Error('and this, with Bearer abcdefghijklmnop'));
  });
  await expect(page.getByRole('alert')).toContainText('Something went wrong');
  await page.getByRole('button', { name: 'Dismiss', exact: true }).first().click();
  const log = (): Promise<string> => readFile(join(profile, 'logs', 'cuecard.log'), 'utf8');
  await expect.poll(log).toContain('a test made this');
  await expect.poll(log).toContain('Bearer [redacted]');
  expect(await log()).not.toContain('abcdefghijklmnop');
  // The diagnostics tell of it, and are copied without what it said.
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(page.getByRole('list', { name: 'Last errors' })).toContainText('uncaught exception');
  const desktop = page.getByRole('region', { name: 'Desktop' });
  for (const line of ['Ctrl+Shift+Space: registered', '1280 × 800 at 100 %, the only one', 'Notifications']) await expect(desktop).toContainText(line);
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText(/ago: a(n answer came| ping was answered in)|now: a/);
  await page.getByRole('button', { name: 'Copy diagnostics' }).click();
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('uncaught exception [Error]');
  for (const line of ['Electron 25.1.1', 'Last sign of life: 2', 'Shortcut: CommandOrControl+Shift+Space, registered', 'Window: window, on 1280 × 800 at 100 %, displays: 1', 'Notifications: ']) expect(await copied()).toContain(line);
  expect(await copied()).not.toContain('a test made this');
  await page.getByRole('button', { name: 'Open log folder' }).click();
  await expect.poll(() => opener.asked()).toEqual([join(profile, 'logs')]);
  await page.getByRole('button', { name: 'Back' }).click();
  const before = await cards(page).count();
  await expect.poll(() => cards(page).count()).toBeGreaterThan(before);
});

test('a crashed window comes back with its suggestions', longer, async ({ desktop }) => {
  // Without the test driver: attached to a page, it would hold back the one that replaces it.
  const profile = await newProfile();
  const { path } = await electronRuntime();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, root, `--user-data-dir=${profile}`, '--demo', '--demo-pace=2', '--remote-debugging-port=0'];
  const child = spawn(path, args, { env: desktop.env, stdio: 'ignore' });
  try {
    const records = (): Promise<number> => auditRecords(join(profile, 'demo', 'audit')).then((all) => all.length);
    await expect.poll(records, { timeout: 60_000 }).toBeGreaterThan(0);
    const renderers = async (): Promise<string[]> =>
      (await processesNaming(profile)).filter((line) => line.includes('--type=renderer')).map((line) => line.split(' ')[0] ?? '');
    const [crashing = ''] = await renderers();
    process.kill(Number(crashing), 'SIGKILL');
    await expect.poll(async () => (await renderers()).some((pid) => pid !== crashing)).toBe(true);
    const [port = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
    const text = (selector: string): Promise<unknown> => evaluateInPage(port, `document.querySelector('${selector}')?.textContent ?? ''`);
    await expect(async () => expect(await text('article h3')).toMatch(/\S/)).toPass({ timeout: 30_000 });
    expect(await text('[role=alert]')).toContain('Something went wrong');
    expect(await readFile(join(profile, 'logs', 'cuecard.log'), 'utf8')).toContain('window crashed');
  } finally {
    child.kill('SIGTERM');
    await expect.poll(() => processesNaming(profile)).toEqual([]);
  }
  // It ended in order, and says that it was told to.
  const ends = (await auditLines(join(profile, 'audit'))).filter((line) => 'event' in line && line.event === 'stop');
  expect(ends).toMatchObject([{ reason: 'signal' }]);
  await removeProfile(profile);
});
