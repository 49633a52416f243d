import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { ok } from '../../src/shared/domain/result';
import type { AppState } from '../../src/shared/contract/state';
import { beginAfresh, firstCard, fixture, searchBox, withNew } from './acts';
import { acted } from './fixture-cards';
import { inLine, query, suggestion } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

const cards = fixture('cards');
const many = fixture('cards-30');
const pill = (gallery: Gallery) => gallery.page.getByRole('button', { name: /new suggestion/ });

beginAfresh();

test('a hundred new cards come a portion at a time, so that nothing waits for all of them, and what is read keeps its place', async ({ gallery }) => {
  await gallery.open(cards);
  const first = gallery.page.locator('[data-suggestion-id="s0"]');
  await first.getByRole('button', { name: 'Copy' }).hover();
  const before = await first.boundingBox();
  await gallery.inPage(() => {
    const portions: number[] = [];
    new MutationObserver((records) => {
      portions.push(records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element && node.querySelector('.card') !== null).length);
    }).observe(document.querySelector('.suggestions')!, { childList: true });
    Object.assign(globalThis, { portions });
  }, null);
  const news = Array.from({ length: 100 }, (_one, index) => suggestion(index, { id: `new${index}`, queryId: 'q-new' }));
  await gallery.push({ ...cards, queries: [query('q-new'), ...cards.queries], suggestions: [...news, ...cards.suggestions] });
  await expect(gallery.page.locator('.card')).toHaveCount(100 + cards.suggestions.length);
  // Put there above.
  const portions = await gallery.inPage(() => (globalThis as unknown as { portions: number[] }).portions, null);
  expect(portions.reduce((sum, one) => sum + one, 0)).toBe(100);
  expect(Math.max(...portions)).toBeLessThanOrEqual(12);
  expect(await first.boundingBox()).toEqual(before);
  await expect(pill(gallery)).toHaveText('100 new suggestions');
});

test.describe('a new card does not move', () => {
  const reading = async (gallery: Gallery, id: string, state: AppState): Promise<void> => {
    const card = gallery.page.locator(`[data-suggestion-id="${id}"]`);
    const before = await card.boundingBox();
    await gallery.push(withNew(state, 40));
    await gallery.push(withNew(withNew(state, 40), 41));
    expect(await card.boundingBox()).toEqual(before);
    await expect(pill(gallery)).toHaveText('2 new suggestions');
  };

  test('what is read further down', async ({ gallery }) => {
    await gallery.open(many);
    await gallery.page.locator('[data-suggestion-id="s9"]').evaluate((card) => card.scrollIntoView());
    await reading(gallery, 's9', many);
  });

  test('what the pointer aims at, even with few cards', async ({ gallery }) => {
    await gallery.open(cards);
    await firstCard(gallery).getByRole('button', { name: 'Copy' }).hover();
    await reading(gallery, 's0', cards);
  });

  test('what the pointer rests on, however long, where that is a control', async ({ gallery }) => {
    await gallery.page.clock.install();
    await gallery.open(cards);
    await firstCard(gallery).getByRole('button', { name: 'Helpful', exact: true }).hover();
    await gallery.page.clock.runFor(60_000);
    await reading(gallery, 's0', cards);
  });

  test('what a menu is open for', async ({ gallery }) => {
    await gallery.open(cards);
    await firstCard(gallery).getByRole('button', { name: 'More actions' }).click();
    await gallery.page.mouse.move(0, 0);
    await reading(gallery, 's0', cards);
    await expect(gallery.page.getByRole('menuitem')).toHaveCount(3);
  });

  test('what the keyboard is on', async ({ gallery }) => {
    await gallery.open(cards);
    await searchBox(gallery).press('ArrowDown');
    await reading(gallery, 's0', cards);
    await expect(gallery.page.locator('[data-suggestion-id="s0"]')).toBeFocused();
  });

  test('and the pill brings the newest into sight', async ({ gallery }) => {
    await gallery.open(many);
    await gallery.page.locator('[data-suggestion-id="s9"]').evaluate((card) => card.scrollIntoView());
    await gallery.push(withNew(many, 40));
    await pill(gallery).click();
    await expect(firstCard(gallery)).toBeInViewport();
    await expect(firstCard(gallery)).toHaveAttribute('data-suggestion-id', 's40');
    await expect(pill(gallery)).toHaveCount(0);
  });

  test('unless the agent asked: then the answer is in sight', async ({ gallery }) => {
    await gallery.open(many, { 'query:ask': ok({ queryId: 'q-new-40' }) });
    await gallery.page.locator('[data-suggestion-id="s9"]').evaluate((card) => card.scrollIntoView());
    await searchBox(gallery).fill('warranty');
    await searchBox(gallery).press('Enter');
    await expect(searchBox(gallery)).toHaveValue('');
    await gallery.push(withNew(many, 40));
    await expect(firstCard(gallery)).toHaveAttribute('data-suggestion-id', 's40');
    await expect(firstCard(gallery)).toBeInViewport();
    await expect(pill(gallery)).toHaveCount(0);
  });

  test('unless nobody reads: then the newest is in sight', async ({ gallery }) => {
    await gallery.open(many);
    await gallery.push(withNew(many, 40));
    await expect(firstCard(gallery)).toHaveAttribute('data-suggestion-id', 's40');
    await expect(firstCard(gallery)).toBeInViewport();
    await expect(pill(gallery)).toHaveCount(0);
  });
});

test.describe('what goes from above the list does not move', () => {
  const asking = { ...cards, queries: [query('q3', { status: 'asking' }), query('q2', { status: 'EMPTY' }), ...cards.queries] };
  const ended = { ...asking, queries: [query('q3', { status: 'EMPTY' }), ...asking.queries.slice(1)] };
  const offline: AppState = { ...cards, connection: { status: 'waiting', fault: fault('connection-lost'), retryAt: null, limit: null } };

  const goers: readonly (readonly [string, AppState, AppState])[] = [
    ['a question’s line', asking, ended],
    ['the sentence of a connection that is back', offline, cards],
    ['an offer', fixture('offers'), { ...fixture('offers'), offers: [] }],
  ];
  for (const [what, before, after] of goers) {
    test(`what the pointer aims at: ${what}`, async ({ gallery }) => {
      const shown = { ...before, suggestions: cards.suggestions };
      await gallery.open(shown);
      await firstCard(gallery).getByRole('button', { name: 'Copy' }).hover();
      const place = await firstCard(gallery).boundingBox();
      await gallery.push({ ...after, suggestions: cards.suggestions });
      expect(await firstCard(gallery).boundingBox()).toEqual(place);
      // What comes takes the room that was left.
      await gallery.push(shown);
      expect(await firstCard(gallery).boundingBox()).toEqual(place);
      await expect(gallery.page.getByRole('main')).toHaveCSS('padding-top', '0px');
    });
  }

  test('and leaves no room where nobody aims any more', async ({ gallery }) => {
    await gallery.open(asking);
    await firstCard(gallery).getByRole('button', { name: 'Copy' }).hover();
    await gallery.push(ended);
    await expect(gallery.page.getByRole('main')).not.toHaveCSS('padding-top', '0px');
    await gallery.page.mouse.move(0, 0);
    await gallery.push({ ...ended });
    await expect(gallery.page.getByRole('main')).toHaveCSS('padding-top', '0px');
  });

  test('nor holds a card that is pinned back from going to the top', async ({ gallery }) => {
    await gallery.open(cards);
    await gallery.page.locator('[data-suggestion-id="s1"]').evaluate((card: HTMLElement) => card.focus());
    await gallery.page.keyboard.press('p');
    await gallery.push(acted(cards, 's1', { pinned: true }));
    await expect(firstCard(gallery)).toHaveAttribute('data-suggestion-id', 's1');
    await expect(gallery.page.getByRole('main')).toHaveCSS('padding-top', '0px');
  });
});

test('what stays on top leaves room to read, or doesn’t stay: a focused card is seen, however much stands above', async ({ gallery }) => {
  await gallery.page.setViewportSize({ width: 320, height: 360 });
  await gallery.open({ ...many, queries: [...inLine(5, 4_000), ...many.queries], offers: fixture('offers').offers });
  await gallery.page.locator('.offer-ask').last().focus();
  for (const id of ['s0', 's1', 's2']) {
    await gallery.page.keyboard.press('ArrowDown');
    const card = gallery.page.locator(`[data-suggestion-id="${id}"]`);
    await expect(card).toBeFocused();
    const seen = await card.evaluate((element) => {
      const { left, top, bottom } = element.getBoundingClientRect();
      const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      return element.contains(document.elementFromPoint(left + 20, middle));
    });
    expect(seen, id).toBe(true);
  }
});
