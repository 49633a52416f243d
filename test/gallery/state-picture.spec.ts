import { expect } from '@playwright/test';
import { beginAfresh, fixture } from './acts';
import { test } from './gallery-app';
import { tolerance, use } from './state-picture';

beginAfresh();
const compared = use === 'compare' && process.platform === 'linux';

const committed = ['cards.light.png'];

test.describe(`of a picture${compared ? '' : ' (skipped: pictures aren’t compared in this run)'}`, () => {
  test.skip(!compared, 'Pictures aren’t compared in this run.');

  test.beforeEach(async ({ gallery }) => {
    await gallery.open(fixture('cards'));
    expect(await gallery.picture()).toMatchSnapshot(committed, tolerance);
  });

  test('a card that stands one pixel further down is noticed', async ({ gallery }) => {
    await gallery.page.locator('.card').nth(1).evaluate((card) => (card.style.translate = '0 1px'));
    expect(await gallery.picture()).not.toMatchSnapshot(committed, tolerance);
  });

  for (const [token, colour] of [
    ['--accent', '#3b4ce0'],
    ['--muted', '#6b6b70'],
    ['--surface', '#efefef'],
    ['--mark', '#fbe9f9'],
  ] as const) {
    test(`another colour for ${token} is noticed`, async ({ gallery }) => {
      await gallery.page.evaluate(([name, value]) => document.documentElement.style.setProperty(name, value), [token, colour] as const);
      expect(await gallery.picture()).not.toMatchSnapshot(committed, tolerance);
    });
  }

  test('a word that is missing is noticed', async ({ gallery }) => {
    await gallery.page.locator('.card [data-part="source"]').first().evaluate((source) => (source.style.visibility = 'hidden'));
    expect(await gallery.picture()).not.toMatchSnapshot(committed, tolerance);
  });
});
