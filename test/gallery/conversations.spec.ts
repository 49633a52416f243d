import { expect } from '@playwright/test';
import type { AppState } from '../../src/shared/contract/state';
import { announced, beginAfresh, fixture, searchBox } from './acts';
import { acted, earlierCall } from './fixture-cards';
import { query, suggestion } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

const two = fixture('conversations');

beginAfresh();

const ids = (gallery: Gallery): Promise<(string | null)[]> =>
  gallery.page.getByRole('article').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-suggestion-id')));
const sections = (gallery: Gallery) => gallery.page.locator('.section-title');

/** New knowledge for the earlier call. */
function pushed(state: AppState): AppState {
  const id = 'q-push';
  return {
    ...state,
    queries: [query(id, { conversationId: earlierCall.id, trigger: 'transcript' }), ...state.queries],
    suggestions: [suggestion(6, { queryId: id, conversationId: earlierCall.id, trigger: 'push' }), ...state.suggestions],
  };
}

test('each conversation is a section, the one that began last first, and a newer answer never moves a section', async ({ gallery }) => {
  await gallery.open(two);
  await expect(sections(gallery)).toHaveText([/^Without a call · since 10:42/, /^Call · since 10:12/]);
  expect(await ids(gallery)).toEqual(['s7', 's3', 's4', 's0']);
  await gallery.push(pushed(two));
  await expect(sections(gallery)).toHaveText([/^Without a call/, /^Call/]);
  expect(await ids(gallery)).toEqual(['s7', 's6', 's3', 's4', 's0']);
});

test('one conversation alone has no heading', async ({ gallery }) => {
  await gallery.open(fixture('cards'));
  await expect(sections(gallery)).toHaveCount(0);
});

test('pinned suggestions stand on top of all, once, with their conversation', async ({ gallery }) => {
  await gallery.open(fixture('pinned'));
  await expect(sections(gallery).first()).toHaveText('Pinned');
  expect(await ids(gallery)).toEqual(['s4', 's7', 's3', 's0']);
  await expect(gallery.page.getByRole('article').first()).toContainText(/Call · since 10:12/);
});

test('a new conversation is asked for by its button, which leaves the cursor in the search box', async ({ gallery }) => {
  await gallery.open(two);
  await gallery.page.getByRole('button', { name: 'New conversation' }).click();
  expect(await gallery.sent('conversation:new')).toEqual([null]);
  await announced(gallery, 'A new conversation begins with the next question.');
  await expect(searchBox(gallery)).toBeFocused();
  await gallery.push(fixture('conversation-new'));
  await expect(sections(gallery)).toHaveText([/^Without a call · since 11:05/, /^Without a call · since 10:42/, /^Call/]);
  await expect(gallery.page.getByText('Nothing asked yet')).toBeVisible();
});

test('arrow keys go from section to section', async ({ gallery }) => {
  await gallery.open(fixture('pinned'));
  await searchBox(gallery).press('ArrowDown');
  for (const id of ['s4', 's7', 's3']) {
    await expect(gallery.page.locator(`[data-suggestion-id="${id}"]`)).toBeFocused();
    await gallery.page.keyboard.press('ArrowDown');
  }
});

test.describe('a new card in an older conversation', () => {
  const pill = (gallery: Gallery) => gallery.page.getByRole('button', { name: '1 new suggestion' });
  const card = (gallery: Gallery) => gallery.page.locator('[data-suggestion-id="s6"]');
  /** Six cards of the newer conversation, so that the older one is out of sight. */
  const tall: AppState = {
    ...two,
    suggestions: [...Array.from({ length: 6 }, (_, index) => suggestion(20 + index, { queryId: 'q3', conversationId: 'later-desk' })), ...two.suggestions],
  };

  test('comes into sight where nobody reads', async ({ gallery }) => {
    await gallery.open(tall);
    await gallery.push(pushed(tall));
    await expect(card(gallery)).toBeInViewport();
    await expect(pill(gallery)).toHaveCount(0);
  });

  test('waits behind the pill where the agent reads, and moves nothing', async ({ gallery }) => {
    await gallery.open(tall);
    await searchBox(gallery).press('ArrowDown');
    const read = gallery.page.locator('[data-suggestion-id="s20"]');
    const before = await read.boundingBox();
    await gallery.push(pushed(tall));
    expect(await read.boundingBox()).toEqual(before);
    await pill(gallery).focus();
    await gallery.page.keyboard.press('Enter');
    await expect(card(gallery)).toBeFocused();
    await expect(card(gallery)).toBeInViewport();
    await expect(pill(gallery)).toHaveCount(0);
  });
});

test('a highlighted suggestion is found in whatever section it is', async ({ gallery }) => {
  await gallery.open(fixture('pinned'));
  await gallery.push({ ...acted(fixture('pinned'), 's0', { pinned: true }), highlight: { suggestionId: 's0', count: 1 } });
  await expect(gallery.page.locator('[data-suggestion-id="s0"]')).toBeFocused();
});

test('the conversations are chips: the newest question’s is marked, arrow keys go along them, and one leads to its cards', async ({ gallery }) => {
  await gallery.open(fixture('conversations'));
  const chips = gallery.page.getByRole('toolbar', { name: 'Conversations' }).getByRole('button');
  await expect(chips).toHaveCount(2);
  await expect(chips.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(chips.nth(1)).toHaveAccessibleName(/^Call · since 10:12/);
  await chips.nth(0).focus();
  await gallery.page.keyboard.press('ArrowRight');
  await expect(chips.nth(1)).toBeFocused();
  await expect(gallery.page.getByRole('tooltip')).toHaveText('Call earlier-call');
  await gallery.page.keyboard.press('Enter');
  await expect(gallery.page.locator('[data-suggestion-id="s3"]')).toBeFocused();
  await expect(gallery.page.locator('[data-suggestion-id="s3"]')).toBeInViewport();
});

test('a chip counts what came unseen in its conversation, until it is looked at', async ({ gallery }) => {
  const state = fixture('conversations');
  await gallery.open(state);
  const earlier = gallery.page.getByRole('toolbar', { name: 'Conversations' }).getByRole('button', { name: /^Call/ });
  await gallery.page.getByRole('article').first().focus();
  await gallery.page.keyboard.press('ArrowDown');
  await gallery.page.keyboard.press('ArrowUp');
  const late = suggestion(9, { queryId: 'q9', conversationId: 'earlier-call', trigger: 'push' });
  await gallery.page.setViewportSize({ width: 400, height: 360 });
  await gallery.push({ ...state, suggestions: [...state.suggestions.slice(0, 1), late, ...state.suggestions.slice(1)] });
  await expect(earlier).toHaveAccessibleName(/, 1 new$/);
  await earlier.click();
  await expect(earlier).not.toHaveAccessibleName(/new/);
});

test('the keyboard’s place among the chips is seen in forced colours, on the marked one as well', async ({ gallery }) => {
  await gallery.page.emulateMedia({ forcedColors: 'active' });
  await gallery.open(two);
  const current = gallery.page.locator('.chip[aria-current="true"]');
  const marked = await current.evaluate((chip) => getComputedStyle(chip).outline);
  await searchBox(gallery).press('Tab');
  await gallery.page.keyboard.press('Tab');
  await expect(current).toBeFocused();
  await expect(current).toHaveCSS('outline-width', '2px');
  expect(await current.evaluate((chip) => getComputedStyle(chip).outline)).not.toBe(marked);
});
