import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppState } from '../../src/shared/contract/state';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { watchNotifications } from '../support/bus';
import { longer } from '../support/effort';
import { startNotificationDaemon } from '../support/notification-daemon';
import { openOtherWindow } from '../support/other-window';
import type { WireResult } from '../../src/simulator/wire';

/** New knowledge for a conversation. */
function recall(title = 'Recall of the Aurora lamp'): WireResult {
  return {
    documentId: title,
    title,
    snippet: 'The lamp is recalled; offer a refund at once.',
    confidenceScore: 0.97,
    lastUpdated: new Date().toISOString(),
    url: 'https://help.example/recalls/aurora',
  };
}

/** Main’s state, as the window is told it. */
async function state(page: Page): Promise<AppState> {
  const answer = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  if (!answer.ok) throw new Error(answer.error.tag);
  return answer.value;
}

/** How many answers the notifier has seen: shown, refused or withheld. */
function considered({ notifications: { shown, failed, withheld } }: AppState): number {
  return shown + failed + Object.values(withheld).reduce((sum, count) => sum + count, 0);
}

test('a new suggestion is notified on the bus and brings a hidden window into view while another window keeps the keyboard; its click brings up that card; none comes while the window has the focus, nor where the agent turned them off', async ({
  launchSignedIn,
  simulator,
  desktop,
}, info) => {
  const { page, app } = await launchSignedIn();
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

  const visible = (): Promise<boolean | undefined> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  simulator.push(conversationId, [recall('Recall of the Borealis lamp')]);
  await expect.poll(visible).toBe(true);
  await expect.poll(() => notifications.text()).toContain('3 new answers');
  // Long enough for a window manager to give the focus away, if it were going to.
  await page.waitForTimeout(500);
  expect(await softphone.hasFocus()).toBe(true);

  const { x, y } = desktop.notificationPoint;
  await desktop.xdotool('mousemove', String(x), String(y), 'click', '1');
  const card = cards(page).filter({ has: page.getByRole('heading', { name: 'Recall of the Borealis lamp' }) });
  await expect(card).toBeFocused();
  await expect.poll(() => softphone.hasFocus()).toBe(false);
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);

  // The click has brought the focus to the window.
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);
  const before = notifications.count();
  await ask(page, 'broken lamp parcel');
  await expect(cards(page)).toHaveCount(4);
  expect(notifications.count()).toBe(before);

  await page.evaluate(() => window.cuecard.invoke('settings:change', { path: 'notifications.enabled', value: false }));
  const other = await openOtherWindow(desktop);
  await ask(page, 'broken lamp parcel photo');
  await expect(cards(page)).toHaveCount(5);
  expect(notifications.count()).toBe(before);
  await notifications.stop();
  await softphone.stop();
  await other.stop();
});

test.describe('without a notification server', () => {
  test.use({ desktopOptions: { notifications: false } });

  test('suggestions still come; the refusal is counted and logged once, and the first to be taken is shown', longer, async ({ launchSignedIn, desktop, simulator }) => {
    const { page, profile, quit } = await launchSignedIn();
    const softphone = await openOtherWindow(desktop);
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    const conversationId = simulator.requests.at(-1)?.message.conversationId ?? '';
    simulator.push(conversationId, [recall('Recall 1')]);
    await expect(cards(page)).toHaveCount(2);
    await expect.poll(async () => (await state(page)).notifications).toMatchObject({ status: 'refused', shown: 0, failed: 2 });
    const log = await readFile(join(profile, 'logs', 'cuecard.log'), 'utf8');
    expect(log.split('notification refused')).toHaveLength(2);

    const daemon = await startNotificationDaemon(desktop.env);
    simulator.push(conversationId, [recall('Recall 2')]);
    await expect.poll(() => daemon.standing.map(({ summary }) => summary)).toEqual(['Recall 2']);
    await expect.poll(async () => (await state(page)).notifications).toMatchObject({ status: 'working', shown: 1, failed: 2 });
    expect((await state(page)).unseen).toBe(3);
    await softphone.stop();
    await quit();
    daemon.stop();
  });

  test('a title that looks like markup is shown as it is: escaped where the server reads markup, untouched where it doesn’t', longer, async ({ launchSignedIn, desktop, simulator }) => {
    // As Genesys writes a title whose text is <b>Recall</b> & <a href="https://elsewhere.example/">more</a>.
    const title = '&lt;b&gt;Recall&lt;/b&gt; &amp; &lt;a href="https://elsewhere.example/"&gt;more&lt;/a&gt;';
    const markup = await startNotificationDaemon(desktop.env, ['body', 'body-markup', 'body-hyperlinks']);
    const { page, quit } = await launchSignedIn();
    const softphone = await openOtherWindow(desktop);
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    const conversationId = simulator.requests.at(-1)?.message.conversationId ?? '';
    simulator.push(conversationId, [{ ...recall(title), confidenceScore: 0.99 }]);
    await expect.poll(() => markup.notified.at(-1)?.body).toContain('&lt;b&gt;Recall&lt;/b&gt; &amp; &lt;a href="https://elsewhere.example/"&gt;more&lt;/a&gt;');
    expect(markup.notified.at(-1)?.summary).toBe('2 new answers');
    markup.stop();

    const plain = await startNotificationDaemon(desktop.env, ['body']);
    simulator.push(conversationId, [{ ...recall(`${title} again`), confidenceScore: 0.995 }, { ...recall('Another'), confidenceScore: 0.9 }]);
    // In the title, or among others below, as the server before was noticed to be gone by then or not.
    await expect.poll(() => `${plain.notified.at(-1)?.summary}\n${plain.notified.at(-1)?.body}`).toContain('<b>Recall</b> & <a href');
    await softphone.stop();
    await quit();
    plain.stop();
  });

  test('a notification is replaced, closed, clicked and counted, and a storm of 200 answers over five conversations makes six', longer, async ({ launchSignedIn, desktop, simulator }) => {
    const daemon = await startNotificationDaemon(desktop.env);
    // A kept answer would subscribe nothing, and all five are to be notified.
    const { page, quit } = await launchSignedIn({ settings: { cache: { enabled: false }, notifications: { otherConversations: 'show' } } });
    const softphone = await openOtherWindow(desktop);
    const standing = (): string[] => daemon.standing.map(({ summary }) => summary);
    const seen = async (): Promise<number> => considered(await state(page));
    const begin = async (): Promise<string> => {
      await page.evaluate(() => window.cuecard.invoke('conversation:new', null));
      const before = await seen();
      await ask(page, filteringQuestion);
      await expect.poll(seen).toBe(before + 1);
      return simulator.requests.at(-1)?.message.conversationId ?? '';
    };

    const first = await begin();
    await expect.poll(standing).toEqual(['Broken lamp in a parcel']);
    simulator.push(first, [recall('Recall 1')]);
    await expect.poll(standing).toEqual(['2 new answers']);
    daemon.close(daemon.standing[0]?.id ?? 0);
    await expect.poll(standing).toEqual([]);
    // The app shows nothing of what the desktop told it.
    await daemon.heard();
    simulator.push(first, [recall('Recall 2')]);
    await expect.poll(standing).toEqual(['Recall 2']);
    expect(daemon.mostStanding).toBe(1);
    daemon.click(daemon.standing[0]?.id ?? 0);
    await expect(cards(page).filter({ has: page.getByRole('heading', { name: 'Recall 2' }) })).toBeFocused();
    await expect.poll(() => state(page)).toMatchObject({ unseen: 0, notifications: { clicked: 1 } });
    await softphone.stop();
    const other = await openOtherWindow(desktop);

    const calls = [first];
    for (let call = 1; call < 5; call++) calls.push(await begin());
    const before = await seen();
    for (let answer = 0; answer < 200; answer++) simulator.push(calls[answer % 5] ?? '', [recall(`Storm ${answer}`)]);
    await expect.poll(seen).toBe(before + 200);
    expect(daemon.notified.length).toBeLessThanOrEqual(6);
    expect(daemon.standing.length).toBeLessThanOrEqual(5);
    const { notifications } = await state(page);
    expect(notifications).toMatchObject({ status: 'working', shown: daemon.notified.length, failed: 0, clicked: 1 });
    expect(notifications.withheld.rate).toBeGreaterThanOrEqual(200);
    expect(await other.hasFocus()).toBe(true);

    // Who points at the window has seen them all.
    await page.mouse.move(120, 200);
    await page.mouse.move(140, 220);
    await expect.poll(standing).toEqual([]);
    expect((await state(page)).unseen).toBe(0);
    await other.stop();
    await quit();
    daemon.stop();
  });
});
