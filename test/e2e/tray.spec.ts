import { join } from 'node:path';
import { ask, cards, expect, root, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import type { TrayMenuEntry } from '../support/bus';
import { longer } from '../support/effort';
import { startAgain } from '../support/second-start';

test('the tray item is on the bus, says how things stand, and its menu does what it says; a pause outlasts a restart', async ({ launch, launchSignedIn, client, simulator, hostTray }) => {
  const tray = await hostTray();
  const { page, app, profile, quit } = await launchSignedIn({ args: ['--hidden'] });
  const item = await tray.item;
  const tooltip = async (): Promise<string> => JSON.stringify(await item.property('ToolTip'));
  expect(await item.property('Status')).toBe('Active');
  await expect.poll(tooltip).toContain(`Connected to ${new URL(client.orgUrl).host}`);

  const visible = (): Promise<boolean | undefined> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  expect(await visible()).toBe(false);
  await item.activate();
  await expect.poll(visible).toBe(true);

  simulator.faults.upgrade.status = 403;
  simulator.dropConnections(1012);
  await expect.poll(tooltip).toContain('does not allow this client');
  // Those that this test is about; test/unit/tray has the menu in full.
  expect(lines(await item.menu())).toEqual(expect.arrayContaining([
    '(The gateway does not allow this client. Ask your administrator for access.)',
    'Show Cuecard',
    'Ask…',
    'Pause notifications: For 15 minutes, For 1 hour, Until tomorrow',
    'Reconnect now',
    'Export audit…',
    'Settings',
    'Quit Cuecard',
  ]));
  simulator.faults.upgrade.status = null;
  expect(await item.choose('Reconnect now')).toBe('chosen');
  await expect.poll(tooltip).toContain('Connected to');
  // Linux shows a menu as it was when it was set, so this one is another.
  expect(await item.choose('Reconnect now')).toBe('not there');

  await item.choose('Settings');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await item.choose('Ask…');
  await expect(page.getByRole('searchbox', { name: 'Ask the knowledge base' })).toBeFocused();

  await item.choose('Until tomorrow');
  await expect.poll(tooltip).toContain('Notifications paused until tomorrow');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect.poll(tooltip).toContain('1 new suggestion');
  expect(await visible()).toBe(false);
  expect(lines(await item.menu())).toContain('Notifications paused until tomorrow: Resume, , For 15 minutes, For 1 hour, Until tomorrow');
  await quit();
  tray.stop();

  const again = await launch({ profile });
  const pause = again.page.getByRole('region', { name: 'Pause notifications' });
  await expect(pause).toContainText('Notifications paused until tomorrow');
  await pause.getByRole('button', { name: 'Resume' }).click();
  await expect(pause).toHaveCount(0);
});

/** A line an entry, as it is read: what does nothing in brackets, what is inside after a colon. */
function lines(entries: readonly TrayMenuEntry[]): string[] {
  return entries.map(({ label, enabled, entries: inside }) => {
    const text = enabled || label === '' ? label : `(${label})`;
    return inside.length === 0 ? text : `${text}: ${lines(inside).join(', ')}`;
  });
}

test('closing the window keeps Cuecard in the tray; a second start brings it back, with the page it asks for, and ends itself', longer, async ({ launchSignedIn, desktop }) => {
  const first = await launchSignedIn();
  const visible = (): Promise<boolean | undefined> => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(visible).toBe(false);

  const second = await startAgain(first.profile, desktop.env);
  expect(second).toBe(0);
  await expect.poll(visible).toBe(true);
  await expect.poll(() => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);

  expect(await startAgain(first.profile, desktop.env, '--open=settings')).toBe(0);
  await expect(first.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();

  // Black on nothing, as macOS has them: what differs there differs without colour.
  const shapes = await first.app.evaluate(({ nativeImage }, files) => files.map((file) => [...nativeImage.createFromPath(file).toBitmap()].filter((_, index) => index % 4 === 3)), icons);
  for (const [one, shape] of shapes.entries()) {
    for (const other of shapes.slice(one + 1)) {
      const differing = shape.filter((alpha, index) => Math.abs(alpha - (other[index] ?? 0)) > 128).length;
      // Of the 256 points of 16 by 16.
      expect(differing, icons[one]).toBeGreaterThan(5);
    }
  }
});

const icons = ['live', 'new', 'asking', 'limited', 'paused', 'connecting', 'attention'].map((icon) => join(root, `assets/icons/tray-${icon}Template.png`));
