import { expect, signIn, test } from '../support/app';
import { hostTray } from '../support/bus';

test('the tray item is registered on the bus, says how things stand, and its click shows the window', async ({ launch, client, desktop, simulator }) => {
  const tray = await hostTray(desktop.env);
  const { page, app } = await launch({ args: ['--hidden'] });
  const item = await tray.item;
  expect(await item.property('Status')).toBe('Active');
  expect(JSON.stringify(await item.property('ToolTip'))).toContain('Sign in needed');
  await signIn(page, client);
  await expect.poll(async () => JSON.stringify(await item.property('ToolTip'))).toContain(`Connected to ${new URL(client.orgUrl).host}`);

  const visible = (): Promise<boolean | undefined> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  expect(await visible()).toBe(false);
  await item.activate();
  await expect.poll(visible).toBe(true);

  simulator.faults.upgrade.status = 403;
  simulator.dropConnections(1012);
  await expect.poll(async () => JSON.stringify(await item.property('ToolTip'))).toContain('does not allow this client');
  tray.stop();
});

test('closing the window keeps Cuecard in the tray; a second start brings it back and ends itself', async ({ launch, client, desktop }) => {
  const first = await launch();
  await signIn(first.page, client);
  await expect(first.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  const visible = (): Promise<boolean | undefined> => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(visible).toBe(false);

  const second = await startAgain(first.profile, desktop.env);
  expect(second).toBe(0);
  await expect.poll(visible).toBe(true);
  await expect.poll(() => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);
});

async function startAgain(profile: string, env: NodeJS.ProcessEnv): Promise<number | null> {
  const [{ spawn }, { electronRuntime }, { root }] = await Promise.all([
    import('node:child_process'),
    import('../../scripts/electron-runtime.mjs'),
    import('../support/app'),
  ]);
  const { path } = await electronRuntime();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...sandbox, root, `--user-data-dir=${profile}`], { env, stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}
