import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { watchNotifications } from '../support/bus';
import { openOtherWindow } from '../support/other-window';
import type { WireResult } from '../../src/simulator/wire';

/** New knowledge for a conversation. */
function recall(): WireResult {
  return {
    documentId: 'pushed',
    title: 'Recall of the Aurora lamp',
    snippet: 'The lamp is recalled; offer a refund at once.',
    confidenceScore: 0.97,
    lastUpdated: new Date().toISOString(),
    url: 'https://help.example/recalls/aurora',
  };
}

test('a new suggestion is notified on the bus while another window has the keyboard, never takes the focus, and its click brings up that card', async ({
  launch,
  client,
  simulator,
  desktop,
}, info) => {
  const { page } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const conversationId = simulator.requests.at(-1)?.message.conversationId ?? '';
  const notifications = await watchNotifications(desktop.env);
  const softphone = await openOtherWindow(desktop);

  simulator.push(conversationId, [recall()]);
  await expect.poll(() => notifications.text()).toContain('Recall of the Aurora lamp');
  await expect(cards(page)).toHaveCount(2);
  expect(await softphone.hasFocus()).toBe(true);
  await desktop.screenshot(info.outputPath('notification.png'));

  const { x, y } = desktop.notificationPoint;
  await desktop.xdotool('mousemove', String(x), String(y), 'click', '1');
  const card = cards(page).filter({ has: page.getByRole('heading', { name: 'Recall of the Aurora lamp' }) });
  await expect(card).toBeFocused();
  await expect.poll(() => softphone.hasFocus()).toBe(false);
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  await notifications.stop();
  await softphone.stop();
});

test('a window hidden in the tray comes into view for a new suggestion, and the softphone keeps the keyboard', async ({ launch, client, simulator, desktop }) => {
  const { page, app } = await launch({ args: ['--hidden'] });
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const softphone = await openOtherWindow(desktop);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  simulator.push(simulator.requests.at(-1)?.message.conversationId ?? '', [recall()]);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  // Long enough for a window manager to give the focus away, if it were going to.
  await page.waitForTimeout(500);
  expect(await softphone.hasFocus()).toBe(true);
  await softphone.stop();
});

test('no notification while the window itself has the focus, nor where the agent turned them off', async ({ launch, client, desktop }) => {
  const { page, app: electron } = await launch();
  await signIn(page, client);
  const notifications = await watchNotifications(desktop.env);
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.show();
    window?.focus();
  });
  await expect.poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  expect(notifications.count()).toBe(0);

  await page.evaluate(() => window.cuecard.invoke('settings:change', { path: 'notifications.enabled', value: false }));
  const softphone = await openOtherWindow(desktop);
  await ask(page, 'broken lamp parcel photo');
  await expect(cards(page)).toHaveCount(2);
  expect(notifications.count()).toBe(0);
  await notifications.stop();
  await softphone.stop();
});

test.describe('without a notification server', () => {
  test.use({ desktopOptions: { notifications: false } });

  test('suggestions still come', async ({ launch, client, desktop }) => {
    const { page } = await launch();
    await signIn(page, client);
    const softphone = await openOtherWindow(desktop);
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    await softphone.stop();
  });
});
