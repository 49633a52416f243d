import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { picture } from '../support/pictures';

test('today’s questions are found again by their words and by what they brought, and are gone after a sign-out', async ({ launch, client }) => {
  const { page } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await ask(page, 'zeppelin hangar maintenance');
  await expect(page.getByRole('list', { name: 'Questions' }).getByText('Nothing found')).toBeVisible();

  await page.getByRole('button', { name: 'History' }).click();
  const questions = page.getByRole('list', { name: 'Questions of today' }).getByRole('heading', { level: 2 });
  await expect(questions).toHaveText(['zeppelin hangar maintenance', filteringQuestion]);
  await picture(page, 'history');
  const field = page.getByRole('searchbox', { name: 'Search today’s questions' });
  await field.fill('zeppelin');
  await expect(questions).toHaveText(['zeppelin hangar maintenance']);
  // A word of the answer, not of the question.
  await field.fill('charge');
  await expect(questions).toHaveText([filteringQuestion]);
  await expect(page.getByRole('article', { name: 'Broken lamp in a parcel' })).toBeVisible();
  await field.fill('balloon');
  await expect(page.getByRole('heading', { name: 'Nothing found for “balloon”' })).toBeVisible();

  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, client);
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing asked yet today' })).toBeVisible();
});
