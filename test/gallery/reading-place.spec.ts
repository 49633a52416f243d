import { expect } from '@playwright/test';
import { ok } from '../../src/shared/result';
import type { AppState } from '../../src/shared/state';
import { beginAfresh, firstCard, fixture, searchBox, withNew } from './acts';
import { test, type Gallery } from './gallery-app';

const cards = fixture('cards');
const many = fixture('cards-30');
const pill = (gallery: Gallery) => gallery.page.getByRole('button', { name: /new suggestion/ });

beginAfresh();

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
