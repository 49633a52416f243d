import type { Page } from '@playwright/test';
import { expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { openOtherWindow } from '../support/other-window';
import { ownSelections } from '../support/selection-owner';
import { watchStalls } from '../support/stalls';

const box = (page: Page) => page.getByRole('searchbox', { name: 'Ask the knowledge base' });
const offers = (page: Page) => page.getByRole('list', { name: 'Offered to ask' });

test('a program that never hands over what it has copied or marked costs that text alone: the box comes at once, and main never stands still', async ({ launchSignedIn, desktop }) => {
  const { page, app } = await launchSignedIn();
  const display = desktop.env.DISPLAY ?? '';
  const softphone = await openOtherWindow(desktop);
  const owner = await ownSelections(display);
  const stalls = await watchStalls(app);
  const call = (): Promise<string> => desktop.xdotool('key', 'ctrl+shift+space');
  /** The shortcut is pressed, and both texts are asked for. */
  const asked = async (): Promise<void> => {
    const before = owner.asked;
    await call();
    await expect(box(page)).toBeFocused();
    await expect.poll(() => owner.asked).toBeGreaterThanOrEqual(before + 2);
  };

  await test.step('one that answers when the agent has begun to type', async () => {
    expect(await softphone.hasFocus()).toBe(true);
    await asked();
    await desktop.xdotool('key', 'x');
    await expect(box(page)).toHaveValue('x');
    owner.hold({ text: 'too late to be offered' });
    await owner.answerLate({ text: 'too late to be offered' });
    // Both were asked for what they have, and then for the text.
    await expect.poll(() => owner.asked).toBe(4);
    await expect(offers(page)).toHaveCount(0);
    await box(page).fill('');
  });

  await test.step('one that is mute', async () => {
    owner.hold('mute');
    for (let times = 0; times < 3; times += 1) await asked();
    await stalls.expectNone('while nobody answers for the clipboard');
    await page.keyboard.type('where is');
    await expect(box(page)).toHaveValue('where is');
    await box(page).fill('');
  });

  await test.step('a paste from it, by any key or button, and a click for a menu', async () => {
    for (const keys of ['ctrl+v', 'ctrl+shift+v', 'shift+Insert']) await desktop.xdotool('key', keys);
    for (const button of ['middle', 'right'] as const) await box(page).click({ button });
    await expect.poll(() => owner.asked).toBeGreaterThanOrEqual(14);
    await page.keyboard.type('where is');
    await expect(box(page)).toHaveValue('where is');
    await stalls.expectNone('while nobody answers a paste');
    // What comes when the agent has gone elsewhere goes nowhere.
    await box(page).press('Tab');
    owner.hold({ text: 'too late to be pasted' });
    await owner.answerLate({ text: 'too late to be pasted' });
    await expect(box(page)).toHaveValue('where is');
    await box(page).fill('');
  });

  await test.step('a paste from one that answers, a secret too: like typing, and undone like it', async () => {
    owner.hold({ text: 'where is\nmy parcel', secret: true });
    await box(page).fill('please: ');
    await desktop.xdotool('key', 'ctrl+v');
    await expect(box(page)).toHaveValue('please: where is my parcel');
    await desktop.xdotool('key', 'ctrl+z');
    await expect(box(page)).toHaveValue('please: ');
    await desktop.xdotool('key', 'ctrl+a', 'shift+Insert');
    await expect(box(page)).toHaveValue('where is my parcel');
    await box(page).fill('');
    // What was marked in the box just now is what a click with the middle button brings.
    await box(page).click({ button: 'middle' });
    await expect(box(page)).toHaveValue('please: ');
    await box(page).fill('');
    owner.hold({ text: 'marked elsewhere' });
    await owner.takeOver();
    await box(page).click({ button: 'middle' });
    await expect(box(page)).toHaveValue('marked elsewhere');
    await box(page).fill('');
  });

  await test.step('one that answers in pieces, or with more than anybody asks', async () => {
    owner.hold({ text: filteringQuestion, piece: 3 });
    await asked();
    await expect(offers(page)).toContainText(filteringQuestion);
    owner.hold({ text: 'parcel '.repeat(200_000), piece: 60_000 });
    await asked();
    await expect(offers(page)).toHaveCount(0);
    await stalls.expectNone('while a large text is handed over');
    expect(owner.errors).toEqual([]);
  });

  await test.step('Cuecard itself', async () => {
    await app.evaluate(({ clipboard }) => clipboard.writeText('copied from a page of Cuecard’s'));
    await call();
    await expect(offers(page)).toContainText('copied from a page of Cuecard’s');
    await stalls.expectNone('while Cuecard reads what it has copied');
  });
  owner.stop();
  await softphone.stop();
});
