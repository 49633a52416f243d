import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expect, test, type Cuecard } from '../support/app';
import { longer } from '../support/effort';
import { watchStalls } from '../support/stalls';
import { startTrayWatcher } from '../support/tray-watcher';
import { menuItem } from '../support/window-menu';

// A desktop without any tray, to which this test brings some.
test.use({ desktopOptions: { tray: false } });

/** The virtual desktop has no screen saver, which is another test’s. */
async function trayOf(page: Page): Promise<string> {
  const answer = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  return answer.ok ? `${answer.value.diagnostics.desktop.tray}; lacking: ${answer.value.diagnostics.desktop.lacking.filter((one) => one !== 'lock').join()}` : answer.error.tag;
}

const windowOf = ({ app }: Cuecard): Promise<string> =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return 'none';
    return window.isMinimized() ? 'minimised' : window.isVisible() ? 'in sight' : 'hidden';
  });

const closeWindow = ({ app }: Cuecard): Promise<void> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const showWindow = ({ app }: Cuecard): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.restore();
    BrowserWindow.getAllWindows()[0]?.show();
  });

test('a tray that comes late, is killed, restarts, hangs or is of the older kind has one icon; without any, closing minimises and Quit is in the window', longer, async ({ launchSignedIn, desktop }) => {
  const cuecard = await launchSignedIn();
  const { app, page } = cuecard;
  const stalls = await watchStalls(app);
  const tray = (): Promise<string> => trayOf(page);

  await test.step('no tray', async () => {
    await expect.poll(tray).toBe('none; lacking: tray');
    await closeWindow(cuecard);
    await expect.poll(() => windowOf(cuecard)).toBe('minimised');
    await showWindow(cuecard);
    await expect.poll(() => windowOf(cuecard)).toBe('in sight');
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await expect(menuItem(page, 'Quit Cuecard')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  const late = await test.step('one comes late', async () => {
    const watcher = await startTrayWatcher(desktop.env);
    await expect.poll(watcher.items).toHaveLength(1);
    await expect.poll(tray).toBe('notifier; lacking: ');
    await closeWindow(cuecard);
    await expect.poll(() => windowOf(cuecard)).toBe('hidden');
    return watcher;
  });

  await test.step('it hangs while the menu changes', async () => {
    late.signal('SIGSTOP');
    for (let times = 0; times < 5; times += 1) {
      await page.evaluate(() => window.cuecard.invoke('notifications:pause', { length: '1-hour' }));
      await page.evaluate(() => window.cuecard.invoke('notifications:resume', null));
    }
    late.signal('SIGCONT');
    await stalls.expectNone('while the tray hung');
    expect(late.most()).toBe(1);
  });

  await test.step('it is killed, and there again', async () => {
    await late.kill();
    const again = await startTrayWatcher(desktop.env);
    await expect.poll(again.items).toHaveLength(1);
    expect(again.most()).toBe(1);
    await again.kill();
  });

  await test.step('it stays away: the hidden window is in the taskbar', async () => {
    await expect.poll(tray).toBe('none; lacking: tray');
    await expect.poll(() => windowOf(cuecard)).toBe('minimised');
  });

  await test.step('another one doesn’t answer, and then does', async () => {
    const mute = await startTrayWatcher(desktop.env, 'mute');
    await expect.poll(tray).toBe('mute; lacking: tray-answer');
    mute.signal('SIGUSR2');
    await expect.poll(tray).toBe('notifier; lacking: ');
    await expect.poll(mute.items).toHaveLength(1);
    await mute.kill();
    await stalls.expectNone('while another tray didn’t answer');
  });

  await test.step('one shows nothing until a host comes', async () => {
    const hostless = await startTrayWatcher(desktop.env, 'hostless');
    await expect.poll(tray).toBe('none; lacking: tray');
    hostless.signal('SIGUSR1');
    await expect.poll(hostless.items).toHaveLength(1);
    await expect.poll(tray).toBe('notifier; lacking: ');
    await hostless.kill();
    await expect.poll(tray).toBe('none; lacking: tray');
  });

  await test.step('one of the older kind comes, hangs and goes', async () => {
    const trayer = spawn('trayer', ['--edge', 'bottom', '--align', 'right', '--widthtype', 'request', '--SetDockType', 'true'], { env: desktop.env, stdio: 'ignore' });
    await expect.poll(tray).toBe('xembed; lacking: ');
    trayer.kill('SIGSTOP');
    await page.evaluate(() => window.cuecard.invoke('notifications:pause', { length: '1-hour' }));
    await page.evaluate(() => window.cuecard.invoke('notifications:resume', null));
    trayer.kill('SIGCONT');
    const ended = once(trayer, 'exit');
    trayer.kill('SIGKILL');
    await ended;
    await expect.poll(tray).toBe('none; lacking: tray');
    await stalls.expectNone('with a tray of the older kind');
  });

  await test.step('Quit in the window quits', async () => {
    await showWindow(cuecard);
    const ended = once(app.process(), 'exit');
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await menuItem(page, 'Quit Cuecard').click();
    await ended;
  });
});
