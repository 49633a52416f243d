import { expect, type Locator } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err, ok } from '../../src/shared/domain/result';
import { blankMemory } from '../../src/shared/contract/window-memory';
import { fromWindowMenu } from '../support/window-menu';
import { announced, fixture, withNew } from './acts';
import { calm, query, suggestion } from './fixture-parts';
import { earlierCall, laterDesk } from './fixture-cards';
import { test, type Gallery } from './gallery-app';

const strip = fixture('strip');

test.beforeEach(async ({ gallery }) => {
  await gallery.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  await gallery.page.setViewportSize({ width: 360, height: 120 });
  await gallery.page.mouse.move(0, 0);
});

const card = (gallery: Gallery): Locator => gallery.page.getByRole('article');
/** Nobody is at work in the strip. */
const leave = async (gallery: Gallery): Promise<void> => {
  await gallery.page.evaluate(() => {
    document.documentElement.dispatchEvent(new PointerEvent('pointerleave'));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
};

test('the strip has one card, the newest of the conversation, and arrow keys lead to the others', async ({ gallery }) => {
  await gallery.open(strip);
  await expect(card(gallery)).toHaveAccessibleName('Returning opened electronics');
  await expect(card(gallery)).toBeFocused();
  await gallery.page.keyboard.press('ArrowRight');
  await expect(card(gallery)).toHaveAccessibleName('Return periods at a glance');
  await expect(card(gallery)).toBeFocused();
  await expect(gallery.page.getByRole('group', { name: '2 of 3' })).toBeVisible();
  await gallery.page.keyboard.press('ArrowDown');
  await expect(gallery.page.getByRole('button', { name: 'Older suggestion' })).toBeDisabled();
  await gallery.page.keyboard.press('ArrowLeft');
  await gallery.page.getByRole('button', { name: 'Newer suggestion' }).click();
  await expect(card(gallery)).toHaveAccessibleName('Returning opened electronics');
});

test('it is worked by keys alone', async ({ gallery }) => {
  await gallery.open(strip);
  await gallery.page.keyboard.press('c');
  await announced(gallery, 'Copied');
  for (const key of ['o', 'Enter', 'Control+1', 'Control+3', 'Control+Shift+ArrowDown', 'Control+k', '/']) await gallery.page.keyboard.press(key);
  expect(await gallery.sent('suggestion:copy')).toEqual([{ suggestionId: 's0' }]);
  expect(await gallery.sent('suggestion:open')).toEqual([{ suggestionId: 's0' }]);
  expect(await gallery.sent('window:mode')).toEqual([{ mode: 'window' }, { mode: 'compact' }, { mode: 'full' }]);
  expect(await gallery.sent('window:dock')).toEqual([{ direction: 'down' }]);
  expect(await gallery.sent('window:make-room')).toEqual([null, null]);
});

test('an article that the desktop doesn’t open is told in the strip, too, and its address is copied instead', async ({ gallery }) => {
  await gallery.open(strip, { 'suggestion:open': err(fault('article-not-opened')) });
  await gallery.page.keyboard.press('o');
  await expect(card(gallery).getByRole('alert')).toHaveText('The desktop did not open the article.');
  expect(await gallery.violations()).toEqual([]);
  await gallery.page.getByRole('button', { name: 'Copy address' }).click();
  expect(await gallery.sent('suggestion:copy-address')).toEqual([{ suggestionId: 's0' }]);
  await expect(card(gallery).getByText('Address copied')).toBeVisible();
});

test('with keys without Ctrl turned off they act on the card alone, while it has the focus', async ({ gallery }) => {
  await gallery.open({ ...strip, settings: { ...strip.settings, window: { ...strip.settings.window, singleKeys: false } } });
  await gallery.page.getByRole('button', { name: 'Older suggestion' }).focus();
  for (const key of ['c', 'o', '/']) await gallery.page.keyboard.press(key);
  await gallery.page.keyboard.press('ArrowRight');
  await expect(card(gallery)).toHaveAccessibleName('Return periods at a glance');
  expect(await gallery.sent('suggestion:copy')).toEqual([]);
  expect(await gallery.sent('window:make-room')).toEqual([]);
  await card(gallery).focus();
  await gallery.page.keyboard.press('c');
  expect(await gallery.sent('suggestion:copy')).toEqual([{ suggestionId: 's1' }]);
});

test('its buttons lead to the window, into the tray and to the box', async ({ gallery }) => {
  await gallery.open(fixture('strip-empty'));
  await gallery.page.getByRole('button', { name: 'Ask' }).click();
  await gallery.page.getByRole('button', { name: 'Open window' }).click();
  await gallery.page.getByRole('button', { name: 'Hide' }).click();
  expect(await gallery.sent('window:make-room')).toEqual([null]);
  expect(await gallery.sent('window:mode')).toEqual([{ mode: 'window' }]);
  expect(await gallery.sent('window:hide')).toEqual([null]);
});

test('what a link offers is said in the strip, and one press leads to where it is asked', async ({ gallery }) => {
  await gallery.open(fixture('strip-offered'));
  await expect(gallery.page.getByText('Ask about “My parcel says delivered but it is not here”?')).toBeVisible();
  await gallery.page.getByRole('button', { name: 'Ask' }).click();
  expect(await gallery.sent('window:make-room')).toEqual([null]);
});

test('a new suggestion takes the place of the one on show, and is announced', async ({ gallery }) => {
  await gallery.open(strip);
  await leave(gallery);
  await gallery.push(withNew(strip, 5));
  await expect(card(gallery)).toHaveAccessibleName('Voucher codes: why one is refused');
  await announced(gallery, 'New suggestion: Voucher codes: why one is refused, 88 percent');
});

test('a new suggestion never takes the place of one that is pointed at or has the keyboard; a button leads to it', async ({ gallery }) => {
  for (const engage of [() => gallery.page.mouse.move(100, 60), () => gallery.page.keyboard.press('Tab')]) {
    await gallery.open(strip);
    await leave(gallery);
    await engage();
    const before = await gallery.page.getByRole('button', { name: 'Copy' }).boundingBox();
    await gallery.push(withNew(strip, 5));
    await expect(card(gallery)).toHaveAccessibleName('Returning opened electronics');
    expect(await gallery.page.getByRole('button', { name: 'Copy' }).boundingBox()).toEqual(before);
    await gallery.page.getByRole('button', { name: 'Show the new suggestion' }).click();
    await expect(card(gallery)).toHaveAccessibleName('Voucher codes: why one is refused');
    await expect(gallery.page.getByRole('button', { name: /new suggestion/ })).toHaveCount(0);
    await gallery.page.mouse.move(0, 0);
  }
});

test('the strip follows the question asked last, as the chips do, but not from under a pointer', async ({ gallery }) => {
  const inCall = {
    ...strip,
    conversations: [laterDesk, earlierCall],
    queries: [query('q2', { conversationId: laterDesk.id }), query('q1', { conversationId: earlierCall.id })],
    suggestions: [suggestion(7, { queryId: 'q2', conversationId: laterDesk.id }), suggestion(3, { conversationId: earlierCall.id }), suggestion(4, { conversationId: earlierCall.id })],
  };
  const askedInCall = { ...inCall, queries: [query('q3', { conversationId: earlierCall.id }), ...inCall.queries] };
  await gallery.open(inCall);
  await leave(gallery);
  await expect(card(gallery)).toHaveAccessibleName('Warranty on lamps');
  await gallery.push(askedInCall);
  await expect(card(gallery)).toHaveAccessibleName('Parcel marked delivered but missing');
  await expect(gallery.page.getByText('Call · since')).toBeVisible();

  await gallery.open(inCall);
  await leave(gallery);
  await gallery.page.mouse.move(100, 60);
  await gallery.push(askedInCall);
  await expect(card(gallery)).toHaveAccessibleName('Warranty on lamps');
  await gallery.push({ ...askedInCall, suggestions: [suggestion(5, { queryId: 'q3', conversationId: earlierCall.id }), ...askedInCall.suggestions] });
  await expect(card(gallery)).toHaveAccessibleName('Warranty on lamps');
  await gallery.page.getByRole('button', { name: 'Show the new suggestion' }).click();
  await expect(card(gallery)).toHaveAccessibleName('Voucher codes: why one is refused');
  await gallery.page.mouse.move(0, 0);
});

test('newer and older stay in the conversation of a clicked notification’s card', async ({ gallery }) => {
  const state = {
    ...strip,
    conversations: [laterDesk, earlierCall],
    suggestions: [suggestion(7, { conversationId: laterDesk.id }), suggestion(3, { conversationId: earlierCall.id }), suggestion(4, { conversationId: earlierCall.id })],
    highlight: { suggestionId: 's4', count: 1 },
  };
  await gallery.open(state);
  await expect(card(gallery)).toHaveAccessibleName('Opening a carrier trace');
  await gallery.page.getByRole('button', { name: 'Newer suggestion' }).click();
  await expect(gallery.page.getByRole('group', { name: '1 of 2' })).toBeVisible();
  await expect(gallery.page.getByText('Call · since')).toBeVisible();
});

test('the card of a clicked notification is shown, with those of its conversation', async ({ gallery }) => {
  const state = {
    ...strip,
    conversations: [laterDesk, earlierCall],
    suggestions: [suggestion(7, { conversationId: laterDesk.id }), suggestion(3, { conversationId: earlierCall.id }), suggestion(4, { conversationId: earlierCall.id })],
  };
  await gallery.open(state);
  await expect(card(gallery)).toHaveAccessibleName('Warranty on lamps');
  await gallery.push({ ...state, highlight: { suggestionId: 's4', count: 1 } });
  await expect(card(gallery)).toHaveAccessibleName('Opening a carrier trace');
  await expect(gallery.page.getByRole('group', { name: '2 of 2' })).toBeVisible();
  await expect(gallery.page.getByText('Call · since')).toBeVisible();
});

test('a new page begins with what the one before it held', async ({ gallery }) => {
  const many = fixture('cards-30');
  await gallery.page.setViewportSize({ width: 400, height: 640 });
  await gallery.open(many, { 'window:recall': ok({ ...blankMemory, draft: 'half a question', place: { suggestionId: 's12', top: 300 } }) });
  await expect(gallery.page.getByRole('searchbox')).toHaveValue('half a question');
  await expect.poll(async () => Math.round((await gallery.page.locator('[data-suggestion-id="s12"]').boundingBox())?.y ?? 0)).toBe(300);
  expect(await gallery.sent('window:drawn')).toEqual([null]);
  await gallery.page.getByRole('button', { name: 'History' }).click();
  await expect.poll(async () => (await gallery.sent('window:remember')).at(-1)).toMatchObject({ draft: 'half a question', page: 'history', place: { suggestionId: expect.any(String) } });
});

test('a highlight that the page before has shown is not shown again', async ({ gallery }) => {
  await gallery.page.setViewportSize({ width: 400, height: 640 });
  const state = { ...fixture('cards'), highlight: { suggestionId: 's2', count: 3 } };
  await gallery.open(state, { 'window:recall': ok({ ...blankMemory, asked: { page: 0, card: 3 } }) });
  await expect(gallery.page.getByRole('searchbox')).toBeFocused();
  await gallery.push({ ...state, highlight: { suggestionId: 's2', count: 4 } });
  await expect(gallery.page.locator('[data-suggestion-id="s2"]')).toBeFocused();
});

test('on the whole screen the card that is turned to is read beside the list, whatever comes', async ({ gallery }) => {
  await gallery.page.setViewportSize({ width: 1280, height: 800 });
  const full = fixture('full');
  const reading = gallery.page.getByRole('complementary', { name: 'Reading' }).getByRole('heading');
  await gallery.open(full);
  await expect(reading).toHaveText('Returning opened electronics');
  await gallery.push(withNew(full, 5));
  await expect(reading).toHaveText('Voucher codes: why one is refused');
  await gallery.page.getByRole('searchbox').press('ArrowDown');
  await gallery.page.keyboard.press('ArrowDown');
  await expect(reading).toHaveText('Returning opened electronics');
  await gallery.push(withNew(withNew(full, 5), 6));
  await expect(reading).toHaveText('Returning opened electronics');
  await fromWindowMenu(gallery.page, 'Window');
  expect(await gallery.sent('window:mode')).toEqual([{ mode: 'window' }]);
});

test('on the whole screen what is read and pointed at keeps its place, though nobody turned to it', async ({ gallery }) => {
  await gallery.page.setViewportSize({ width: 1280, height: 800 });
  const full = fixture('full');
  const reading = gallery.page.getByRole('complementary', { name: 'Reading' });
  await gallery.open(full);
  await reading.getByRole('button', { name: 'Copy' }).hover();
  await gallery.push(withNew(full, 5));
  await expect(gallery.page.getByRole('list', { name: 'Suggestions' }).getByRole('article')).toHaveCount(4);
  await expect(reading.getByRole('heading')).toHaveText('Returning opened electronics');
  await gallery.page.locator('[data-suggestion-id="s5"]').click();
  await expect(reading.getByRole('heading')).toHaveText('Voucher codes: why one is refused');
});

test('only where the window may be seen through does it tell where the pointer is', async ({ gallery }) => {
  await gallery.open(calm);
  await gallery.page.mouse.move(50, 50);
  expect(await gallery.sent('window:pointer')).toEqual([]);
  await gallery.page.mouse.move(0, 0);
  await gallery.open({ ...calm, settings: { ...calm.settings, window: { ...calm.settings.window, opacity: 0.6 } } });
  await gallery.page.evaluate(() => document.documentElement.dispatchEvent(new PointerEvent('pointerenter')));
  await gallery.page.evaluate(() => document.documentElement.dispatchEvent(new PointerEvent('pointerleave')));
  await expect.poll(() => gallery.sent('window:pointer')).toEqual([{ pointer: 'over' }, { pointer: 'away' }]);
});
