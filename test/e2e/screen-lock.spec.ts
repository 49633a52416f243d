import { join } from 'node:path';
import { Message } from '@jellybrick/dbus-next';
import type { Page } from '@playwright/test';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { startPeer } from '../support/private-bus';
import { auditEvents, auditRecords } from '../support/profile';
import { watchStalls } from '../support/stalls';

async function stateOf(page: Page): Promise<{ readonly curtain: string; readonly notifications: Readonly<Record<string, unknown>>; readonly suggestions: number; readonly page: number }> {
  const answer = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  if (!answer.ok) throw new Error(answer.error.tag);
  const { curtain, notifications, suggestions, page: asked } = answer.value;
  return { curtain, notifications, suggestions: suggestions.length, page: asked.asked };
}

test('while the screen is locked nothing of an answer is to be seen, read out or notified; afterwards all is as it was, with what came meanwhile', async ({ launchSignedIn, desktop }) => {
  const saver = 'org.gnome.ScreenSaver';
  const peer = await startPeer({ address: desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '' }, saver, (message) => (message.member === 'GetActive' ? Message.newMethodReturn(message, 'b', [false]) : Message.newMethodReturn(message)));
  const locks = (active: boolean): void => peer.bus.send(Message.newSignal('/org/gnome/ScreenSaver', saver, 'ActiveChanged', 'b', [active]));
  const { app, page, profile, quit } = await launchSignedIn();
  const stalls = await watchStalls(app);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const title = (await cards(page).first().getByRole('heading').innerText()).trim();
  await page.getByRole('searchbox', { name: 'Ask the knowledge base' }).fill('half a question');

  await test.step('locked', async () => {
    locks(true);
    await expect(page.getByRole('heading', { name: 'Hidden while the screen is locked' })).toBeVisible();
    await expect(cards(page)).toHaveCount(0);
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    await expect(page.getByText(title).first()).toBeHidden();
    // What a screen reader would find.
    expect(await page.locator('body').ariaSnapshot()).not.toContain(title);
  });

  const pageBefore = (await stateOf(page)).page;
  await test.step('an answer comes meanwhile', async () => {
    await page.evaluate((text) => window.cuecard.invoke('query:ask', { text }), `${filteringQuestion} again`);
    await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).length, { message: 'records of questions' }).toBe(2);
    await expect(cards(page)).toHaveCount(0);
    await desktop.xdotool('key', 'ctrl+shift+space');
    await expect.poll(async () => (await stateOf(page)).curtain).toBe('drawn');
    expect((await stateOf(page)).page).toBe(pageBefore);
  });

  await test.step('unlocked', async () => {
    locks(false);
    await expect(cards(page).first()).toBeVisible();
    // By now the shortcut that was pressed meanwhile has come, and opened nothing.
    expect((await stateOf(page)).page).toBe(pageBefore);
    await expect(page.getByRole('searchbox', { name: 'Ask the knowledge base' })).toHaveValue('half a question');
    await expect(page.getByRole('heading', { name: 'Hidden while the screen is locked' })).toHaveCount(0);
  });

  await test.step('who can press the button is there', async () => {
    locks(true);
    await page.getByRole('button', { name: 'Show again' }).click();
    await expect(cards(page).first()).toBeVisible();
  });
  await stalls.expectNone('while the screen was locked and unlocked');
  peer.stop();
  await quit();
  const screens = (await auditEvents(join(profile, 'audit'))).flatMap((event) => (event.event === 'screen' ? [event.screen] : []));
  expect(screens).toEqual(['hidden', 'shown', 'hidden', 'shown']);
});
