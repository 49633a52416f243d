import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Simulator } from '../../src/simulator/simulator';
import { cards, expect, signIn, test, type Cuecard } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { openOtherWindow } from '../support/other-window';
import { picture } from '../support/pictures';
import { auditRecords } from '../support/profile';
import { startAgain } from '../support/second-start';

const box = (page: Page) => page.getByRole('searchbox', { name: 'Ask the knowledge base' });
const offers = (page: Page) => page.getByRole('list', { name: 'Offered to ask' });

/** Puts text where a copy, or on Linux a mark, would. */
async function copy({ app }: Cuecard, text: string, where: 'clipboard' | 'selection' = 'clipboard'): Promise<void> {
  await app.evaluate(({ clipboard }, [said, place]) => {
    // The floor's clipboard takes a second argument that the current types don't know.
    (clipboard as unknown as { writeText(text: string, type?: string): void }).writeText(said ?? '', place);
  }, [text, where]);
}

const change = (page: Page, path: 'window.shortcut' | 'window.links', value: string) =>
  page.evaluate(([name, given]) => window.cuecard.invoke('settings:change', { path: name === 'window.links' ? 'window.links' : 'window.shortcut', value: given ?? '' }), [path, value]);

/** What was asked, from the sign-in by the form on: that asks the knowledge base once itself. */
const askedAfterForm = (simulator: Simulator): Simulator['requests'] => simulator.requests.slice(1);

test('the shortcut opens the box from another window and offers what was copied; nothing is asked before the agent says so', async ({
  launchSignedIn,
  client,
  simulator,
  desktop,
}) => {
  const first = await launchSignedIn();
  const { page } = first;
  const softphone = await openOtherWindow(desktop);
  expect(await softphone.hasFocus()).toBe(true);

  await copy(first, `  ${filteringQuestion}\n`);
  await copy(first, 'opening hours on Sunday', 'selection');
  await desktop.xdotool('key', 'ctrl+shift+space');
  await expect(offers(page).getByRole('button', { name: 'Ask about' })).toHaveText([/Marked: .*opening hours on Sunday/, new RegExp(`Copied: .*${filteringQuestion}`)]);
  await expect.poll(() => softphone.hasFocus()).toBe(false);
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('');
  expect(simulator.requests).toHaveLength(0);
  await picture(page, 'offers');

  // By the keys of the real keyboard: past the first offer and its other button, to the second.
  await desktop.xdotool('key', 'Tab', 'Tab', 'Tab', 'Return');
  await expect(cards(page)).toHaveCount(1);
  expect(simulator.requests.map((request) => request.message.queryText)).toEqual([filteringQuestion]);
  await expect(offers(page)).toHaveCount(0);

  // A secret in use is not offered, whatever is around it.
  await copy(first, `it is ${client.clientSecret}`);
  await copy(first, '', 'selection');
  await desktop.xdotool('key', 'ctrl+shift+space');
  await expect(box(page)).toBeFocused();
  await copy(first, 'where is my parcel');
  await desktop.xdotool('key', 'ctrl+shift+space');
  await expect(offers(page)).toContainText('where is my parcel');
  await expect(page.locator('body')).not.toContainText(client.clientSecret);
  await desktop.xdotool('key', 'Escape');
  await expect(offers(page)).toHaveCount(0);
  expect(simulator.requests).toHaveLength(1);

  // Another program wants the same keys: it is told, and gets them once they are free.
  const second = await launchSignedIn();
  await expect(second.page.getByText('The shortcut Ctrl+Shift+Space could not be had')).toBeVisible();
  await change(page, 'window.shortcut', 'F8');
  await softphone.stop();
  await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await expect(second.page.getByText('could not be had')).toHaveCount(0);
  await desktop.xdotool('key', 'F8');
  await expect(offers(page)).toContainText('where is my parcel');
  await expect(box(page)).toBeFocused();
});

test('links wait for the sign-in, bring up their call without the focus, ask only where that is allowed, and are refused aloud', longer, async ({
  launch,
  client,
  simulator,
  desktop,
}) => {
  const cold = await launch({ args: [`cuecard://ask?text=${encodeURIComponent(filteringQuestion)}&conversation=call-1`, '--policy=/nowhere/evil.json', '--demo'] });
  const { page, profile } = cold;
  await signIn(page, client);
  await expect(offers(page)).toContainText(filteringQuestion);
  const softphone = await openOtherWindow(desktop);
  const open = (...args: readonly string[]) => startAgain(profile, desktop.env, ...args);

  // A running Cuecard: a call is brought up, the softphone keeps the keyboard, and what is typed belongs to the call.
  expect(await open('cuecard://conversation?id=call-2')).toBe(0);
  await expect.poll(async () => (await page.evaluate(() => window.cuecard.invoke('state:subscribe', null))).ok).toBe(true);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const state = await window.cuecard.invoke('state:subscribe', null);
        return state.ok ? state.value.conversations[0]?.id : null;
      }),
    )
    .toBe('call-2');
  expect(await softphone.hasFocus()).toBe(true);
  expect(askedAfterForm(simulator)).toHaveLength(0);
  await box(page).fill('broken lamp parcel photo');
  await box(page).press('Enter');
  await expect.poll(() => askedAfterForm(simulator).map((request) => request.message.conversationId)).toEqual(['call-2']);

  // The offered question belongs to the first call still.
  await offers(page).getByRole('button', { name: 'Ask about' }).click();
  await expect.poll(() => askedAfterForm(simulator).map((request) => request.message.conversationId)).toEqual(['call-2', 'call-1']);

  expect(await open('--hidden', 'cuecard://quit?now=1')).toBe(0);
  await expect(page.getByText('A link could not be followed (it is no ask and no conversation).')).toBeVisible();

  await change(page, 'window.links', 'ask');
  expect(await open('--', 'cuecard://ask?text=parcel+photo+of+the+lamp&conversation=call-3')).toBe(0);
  await expect.poll(() => askedAfterForm(simulator).map((request) => request.message.conversationId)).toEqual(['call-2', 'call-1', 'call-3']);
  await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).map((record) => [record.conversation_id, record.trigger])).toEqual([
    ['call-2', 'typed'],
    ['call-1', 'typed'],
    ['call-3', 'link'],
  ]);
  expect(await softphone.hasFocus()).toBe(true);
  await softphone.stop();
});
