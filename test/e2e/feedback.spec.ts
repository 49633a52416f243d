import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { fromMenu } from '../support/card-menu';
import { auditEvents } from '../support/profile';

test('what an agent does with a suggestion ends in the audit, in order, and without its words', async ({ launch, client }) => {
  const { page, app, profile } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await app.evaluate(({ shell }) => {
    // The browser is the one part that can't be had here.
    shell.openExternal = () => Promise.resolve();
  });
  const press = (name: string): Promise<void> => cards(page).first().getByRole('button', { name, exact: true }).click();
  const feedback = async () => (await auditEvents(join(profile, 'audit'))).flatMap((event) => ('action' in event ? [event] : []));
  const actions = async (): Promise<string[]> => (await feedback()).map((event) => event.action);

  const inMenu: ReadonlySet<string> = new Set(['Copy as a sentence', 'Pin', 'Unpin', 'Dismiss suggestion']);
  const expected: string[] = [];
  for (const [name, action] of [
    ['Helpful', 'helpful'],
    ['Not helpful', 'not-helpful'],
    ['Not helpful', 'unrated'],
    ['Copy', 'copied'],
    ['Open article', 'opened'],
    ['Copy as a sentence', 'copied'],
    ['Pin', 'pinned'],
    ['Unpin', 'unpinned'],
    ['Dismiss suggestion', 'dismissed'],
  ] as const) {
    await (inMenu.has(name) ? fromMenu(cards(page).first(), name) : press(name));
    expected.push(action);
    await expect.poll(actions).toEqual(expected);
  }
  await expect(cards(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards(page)).toHaveCount(1);
  await expect.poll(actions).toEqual([...expected, 'restored']);

  const events = await feedback();
  expect(events[0]).toMatchObject({ document_id: 'fresh', app_version: expect.any(String) });
  expect(JSON.stringify(events)).not.toContain('lamp');
});

test('a dismissed document doesn’t come again in its conversation, and does in a new one', async ({ launch, client, simulator }) => {
  const { page } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await fromMenu(cards(page), 'Dismiss suggestion');
  await expect(cards(page)).toHaveCount(0);

  await ask(page, 'broken lamp parcel photo');
  const questions = page.getByRole('list', { name: 'Questions' });
  await expect(questions.getByText(/none passed: .*1 you dismissed/)).toBeVisible();
  await questions.getByRole('button', { name: /^Why nothing is shown/ }).click();
  await expect(page.getByText('You dismissed it in this conversation')).toBeVisible();
  // Nor unasked.
  simulator.push(simulator.requests.at(-1)?.message.conversationId ?? '');
  await expect(cards(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'New conversation' }).click();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page).getByRole('heading')).toHaveText('Broken lamp in a parcel');
});

test('conversations stand apart, and a pinned suggestion stays on top of the next one', async ({ launch, client }) => {
  const { page } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await fromMenu(cards(page), 'Pin');
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeVisible();
  await page.getByRole('button', { name: 'New conversation' }).click();
  await expect(page.getByText('Nothing asked yet')).toBeVisible();
  await ask(page, 'broken lamp parcel photo');
  await expect(cards(page)).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Pinned', /^Without a call · since/]);
});
