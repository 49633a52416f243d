import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { fromMenu } from '../support/card-menu';
import { auditRecords } from '../support/profile';
import { picture } from '../support/pictures';

test('stale, undated, weak and malformed results never appear, and the audit says why', async ({ launch, client, simulator }) => {
  simulator.faults.answers.malformedResults = true;
  const { page, profile } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);

  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page).getByRole('heading')).toHaveText('Broken lamp in a parcel');
  const [record] = await auditRecords(join(profile, 'audit'));
  expect(record).toMatchObject({ governance_status: 'PASS', results_validated: 1, document_ids: ['fresh'] });
  expect(record?.dropped.stale).toBe(1);
  expect(record?.dropped.undated).toBe(1);
  expect(record?.dropped.invalid).toBeGreaterThanOrEqual(3);
  const withheld = Object.values(record?.dropped ?? {}).reduce((sum, count) => sum + count, 0);
  expect(record?.results_returned).toBe(withheld + 1);

  await page.getByRole('button', { name: `${withheld} withheld` }).click();
  await expect(page.getByText(/1 older than 90 days/).first()).toBeVisible();
  await expect(page.locator('.withheld').getByText('No date')).toBeVisible();
  await picture(page, 'withheld-open');
});

test('an answer of which nothing passes shows no card, and says how many were withheld', async ({ launch, client, simulator }) => {
  const { page, profile } = await launch();
  await signIn(page, client);
  await ask(page, 'parcel');
  await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).length).toBe(1);
  const [record] = await auditRecords(join(profile, 'audit'));
  expect(record?.governance_status).toBe('FILTERED');
  await expect(page.getByRole('list', { name: 'Questions' }).getByText(/found, none passed/)).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await picture(page, 'none-passed');
  // One, and the sign-in’s own.
  expect(simulator.counters.subscribes).toBe(2);
});

test('a question that finds nothing says so', async ({ launch, client }) => {
  const { page } = await launch();
  await signIn(page, client);
  await ask(page, 'zeppelin hangar maintenance');
  await expect(page.getByRole('list', { name: 'Questions' }).getByText('Nothing found')).toBeVisible();
  await picture(page, 'nothing-found');
});

test('an article whose address is a script is shown but can’t be opened', async ({ launch, client, simulator }) => {
  simulator.faults.answers.scriptUrls = true;
  const { page } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page).getByRole('button', { name: 'Open article' })).toHaveCount(0);
});

test('copy puts title, text and address on the clipboard; open article asks the desktop’s browser for the https address', async ({ launch, client }) => {
  const { page, app } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  const opened = await app.evaluateHandle(({ shell }) => {
    const urls: string[] = [];
    // The browser is the one part that can't be had here: the last call before it is recorded instead.
    shell.openExternal = (url) => {
      urls.push(url);
      return Promise.resolve();
    };
    return urls;
  });
  await cards(page).getByRole('button', { name: 'Open article' }).click();
  await expect.poll(() => opened.jsonValue()).toEqual(['https://help.example/orders/article']);
  await cards(page).getByRole('button', { name: /Copy|Copied/ }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Broken lamp in a parcel');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('https://help.example/orders/article');
  await fromMenu(cards(page).first(), 'Copy as a sentence');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^[^\n]*[.!?]$/);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).not.toContain('https:');
});
