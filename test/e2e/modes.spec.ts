import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ask, cards, expect, test, type Cuecard } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { watchNotifications } from '../support/bus';
import { longer } from '../support/effort';
import { auditEvents } from '../support/profile';
import { openTypist } from '../support/typist';
import { fromWindowMenu } from '../support/window-menu';
import type { WireResult } from '../../src/simulator/wire';

function article(index: number): WireResult {
  return {
    documentId: `pushed-${index}`,
    title: `Notice ${index} about the Aurora lamp`,
    snippet: `Lamp ${index} is recalled; offer a refund at once. It needs no receipt.`,
    confidenceScore: 0.97,
    lastUpdated: new Date().toISOString(),
    url: `https://help.example/recalls/${index}`,
  };
}

/** The page that the window has after this was done to it. */
async function nextPage(app: ElectronApplication, act: () => Promise<unknown>): Promise<Page> {
  const next = app.waitForEvent('window');
  // The page it is done in may be gone before it is over.
  await act().catch(() => undefined);
  return next;
}

const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => ({ ...one.getContentBounds(), visible: one.isVisible(), onTop: one.isAlwaysOnTop(), maximised: one.isMaximized() })),
  );
const stripCard = (page: Page) => page.getByRole('main', { name: 'Suggestion' }).getByRole('article');

test('the window becomes a strip at the edge of the screen, the whole screen and a window again, by keys and buttons, and is so at the next start', longer, async ({
  launch,
  launchSignedIn,
}) => {
  const first: Cuecard = await launchSignedIn();
  const { app } = first;
  await ask(first.page, filteringQuestion);
  await expect(cards(first.page)).toHaveCount(1);
  const title = await cards(first.page).getByRole('heading').innerText();
  await first.page.getByRole('searchbox').fill('half a question');

  const strip = await nextPage(app, () => first.page.keyboard.press('Control+1'));
  await expect(stripCard(strip)).toContainText(title);
  await expect.poll(() => windows(app)).toEqual([{ x: 920, y: 0, width: 360, height: 120, visible: true, onTop: true, maximised: false }]);
  await strip.keyboard.press('Control+Shift+ArrowLeft');
  await expect.poll(() => windows(app)).toMatchObject([{ x: 460, y: 0 }]);
  await strip.keyboard.press('Control+Shift+ArrowDown');
  await expect.poll(() => windows(app)).toMatchObject([{ x: 460, y: 680 }]);

  const window = await nextPage(app, () => strip.getByRole('button', { name: 'Open window' }).click());
  await expect(window.getByRole('searchbox')).toHaveValue('half a question');
  await expect(cards(window)).toHaveCount(1);
  await expect.poll(() => windows(app)).toMatchObject([{ width: 400, height: 640, visible: true, onTop: false }]);
  await fromWindowMenu(window, 'Full screen');
  await expect.poll(() => windows(app)).toMatchObject([{ maximised: true }]);
  await expect(window.getByRole('complementary', { name: 'Reading' })).toContainText(title);
  await window.keyboard.press('Control+2');
  await expect.poll(() => windows(app)).toMatchObject([{ width: 400, height: 640, maximised: false }]);

  const last = await nextPage(app, () => window.keyboard.press('Control+1'));
  await expect(stripCard(last)).toContainText(title);
  await expect.poll(() => windows(app)).toMatchObject([{ x: 460, y: 680 }]);
  await first.quit();
  // Turning the window about is no matter of the audit.
  expect((await auditEvents(join(first.profile, 'audit'))).filter((one) => one.event === 'settings-changed')).toEqual([]);
  const again = await launch({ profile: first.profile });
  await expect.poll(() => windows(again.app)).toEqual([{ x: 460, y: 680, width: 360, height: 120, visible: true, onTop: true, maximised: false }]);
});

test('a window that is hidden for long gives its page up, and is back with its cards, those opened open, and what was typed', longer, async ({ launchSignedIn, simulator }) => {
  const { app, page } = await launchSignedIn({ args: ['--release-hidden-after=300'] });
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const conversationId = simulator.requests.at(-1)?.message.conversationId ?? '';
  simulator.push(conversationId, [article(1)]);
  const pushed = (on: Page) => cards(on).filter({ hasText: 'Notice 1 about' });
  await pushed(page).getByRole('button', { name: 'More', exact: true }).click();
  await expect(pushed(page)).toContainText('It needs no receipt.');
  await page.getByRole('searchbox').fill('half a question');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windows(app)).toEqual([]);
  const settings = await nextPage(app, () => app.evaluate(({ app: electron }) => electron.emit('activate')));
  await expect(settings.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await settings.getByRole('button', { name: 'Back' }).click();
  await expect(settings.getByRole('searchbox')).toHaveValue('half a question');
  await expect(cards(settings)).toHaveCount(2);
  await expect(pushed(settings)).toContainText('It needs no receipt.');

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windows(app)).toEqual([]);
  const shown = await nextPage(app, () => Promise.resolve(simulator.push(conversationId, [article(2)])));
  await expect(cards(shown)).toHaveCount(3);
  await expect.poll(() => windows(app)).toMatchObject([{ visible: true }]);
});

test('while 50 suggestions come to the window, and 50 to the strip, every key goes to the softphone', longer, async ({ launchSignedIn, simulator, desktop }, info) => {
  const { app, page } = await launchSignedIn();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const conversationId = simulator.requests.at(-1)?.message.conversationId ?? '';
  const notifications = await watchNotifications(desktop.env);
  const softphone = await openTypist(desktop);
  const words = 'the customer wants to know whether the lamp can be returned and when the money comes back ';
  let typed = '';
  let pushed = 0;

  for (const mode of ['window', 'strip'] as const) {
    // Out of sight, so that the first of them brings it up under the agent's fingers.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await softphone.hasFocus()).toBe(true);
    for (let part = 0; part < 5; part += 1) {
      const next = words.slice(part * 18, part * 18 + 18);
      const typing = softphone.type(next);
      for (let more = 0; more < 10; more += 1) simulator.push(conversationId, [article((pushed += 1))]);
      await typing;
      typed += next;
    }
    const seen = app.windows().at(-1) ?? page;
    await expect.poll(() => seen.evaluate((title) => document.body.textContent.includes(title), `Notice ${pushed} about`)).toBe(true);
    await expect.poll(() => windows(app)).toMatchObject([{ visible: true, onTop: mode === 'strip' }]);
    await softphone.type('.');
    typed += '.';
    await expect.poll(() => softphone.typed()).toBe(typed);
    expect(await softphone.hasFocus()).toBe(true);
    await desktop.screenshot(info.outputPath(`typing-${mode}.png`));
    if (mode === 'window') {
      const strip = await nextPage(app, () => page.keyboard.press('Control+1'));
      await expect(stripCard(strip)).toBeVisible();
      // Made by a key that a test pressed: it stays in the background, as the window was.
      expect(await softphone.hasFocus()).toBe(true);
    }
  }
  expect(notifications.count()).toBeGreaterThan(0);
  await softphone.stop();
  await notifications.stop();
});
