import { join } from 'node:path';
import { ask, cards, cardsOfNewest, expect, newConversation, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { fromMenu } from '../support/card-menu';
import { auditEvents, auditRecords } from '../support/profile';
import { picture } from '../support/pictures';
import { watchStalls } from '../support/stalls';

test('only what is relevant, fresh and well-formed is shown, the rest is counted and audited; what is shown is copied, and opened where its address may be', async ({ launchSignedIn, simulator, opener }) => {
  // Each question goes to the gateway.
  const { page, app, profile } = await launchSignedIn({ env: opener.env, settings: { cache: { enabled: false } } });
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: board }) => board.readText());

  await test.step('stale, undated, weak and malformed results never appear, and the audit says why', async () => {
    simulator.faults.answers.malformedResults = true;
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    await expect(cards(page).getByRole('heading')).toHaveText('Broken lamp in a parcel');
    simulator.faults.answers.malformedResults = false;
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

  await test.step('an answer of which nothing passes shows no card, and says how many were withheld', async () => {
    await newConversation(page);
    await ask(page, 'parcel');
    await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).length).toBe(2);
    expect((await auditRecords(join(profile, 'audit'))).at(-1)?.governance_status).toBe('FILTERED');
    await expect(page.getByRole('list', { name: 'Questions' }).getByText(/found, none passed/)).toBeVisible();
    await expect(cardsOfNewest(page)).toHaveCount(0);
    await picture(page, 'none-passed');
    expect(simulator.counters.subscribes).toBe(2);
  });

  await test.step('a question that finds nothing says so', async () => {
    await newConversation(page);
    await ask(page, 'zeppelin hangar maintenance');
    await expect(page.getByRole('list', { name: 'Questions' }).getByText('Nothing found')).toBeVisible();
    await picture(page, 'nothing-found');
  });

  await test.step('an article whose address is a script is shown but can’t be opened', async () => {
    await newConversation(page);
    simulator.faults.answers.scriptUrls = true;
    await ask(page, filteringQuestion);
    await expect(cardsOfNewest(page)).toHaveCount(1);
    await expect(cardsOfNewest(page).getByRole('button', { name: 'Open article' })).toHaveCount(0);
    simulator.faults.answers.scriptUrls = false;
  });

  await test.step('copy puts title, text and address on the clipboard', async () => {
    await newConversation(page);
    await ask(page, filteringQuestion);
    const card = cardsOfNewest(page);
    await card.getByRole('button', { name: /Copy|Copied/ }).click();
    await expect.poll(clipboard).toContain('Broken lamp in a parcel');
    expect(await clipboard()).toContain(address);
    await fromMenu(card, 'Copy as a sentence');
    await expect.poll(clipboard).toMatch(/^[^\n]*[.!?]$/);
    expect(await clipboard()).not.toContain('https:');
  });

  await test.step('“Open article” asks the desktop for the https address, and says when it isn’t opened; the audit claims no more than the desktop says', async () => {
    const card = cardsOfNewest(page);
    const open = card.getByRole('button', { name: 'Open article' });
    const stalls = await watchStalls(app);
    const acts = async (): Promise<string[]> => (await auditEvents(join(profile, 'audit'))).flatMap((event) => ('action' in event ? [event.action] : [])).filter((act) => act !== 'copied');

    await opener.become('opens');
    await open.click();
    await expect.poll(acts).toEqual(['opened']);
    await expect(card.getByText('Opening…')).toHaveCount(0);

    await opener.become('missing');
    await open.click();
    await expect(card.getByRole('alert')).toHaveText('The desktop did not open the article.');
    await card.getByRole('button', { name: 'Copy address' }).click();
    await expect(card.getByText('Address copied')).toBeVisible();
    expect(await clipboard()).toBe(address);

    await opener.become('fails');
    await open.click();
    await expect(card.getByRole('alert')).toHaveText('The desktop did not open the article.');
    expect(await acts()).toEqual(['opened']);

    await opener.become('hangs');
    await open.click();
    await expect(card.getByText('Opening…')).toBeVisible();
    // What it has open of ours nobody would notice the end of as long as the browser runs.
    expect(await opener.openFiles()).toEqual([]);
    await expect(card.getByRole('alert')).toHaveText('The desktop was asked to open it, and has not answered.', { timeout: 20_000 });
    await expect.poll(acts).toEqual(['opened', 'asked-to-open']);
    expect(await opener.asked()).toEqual([address, address, address]);
    await stalls.expectNone('while articles are opened');
    await picture(page, 'article-not-opened');
  });
});

const address = 'https://help.example/orders/article';
