import { join } from 'node:path';
import { ask, cards, cardsOfNewest, expect, newConversation, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { fromMenu } from '../support/card-menu';
import { longer } from '../support/effort';
import { auditEvents } from '../support/profile';

test('what an agent does with a suggestion is audited in order and without words; what is dismissed stays away from its conversation, what is pinned goes on to the next', longer, async ({ launchSignedIn, simulator, opener }) => {
  await opener.become('opens');
  // Each question goes to the gateway.
  const { page, profile } = await launchSignedIn({ env: opener.env, settings: { cache: { enabled: false } } });

  await test.step('what an agent does with a suggestion ends in the audit, in order, and without its words', async () => {
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    const press = (name: string): Promise<void> => cards(page).first().getByRole('button', { name, exact: true }).click();
    const feedback = async () => (await auditEvents(join(profile, 'audit'))).flatMap((event) => ('action' in event ? [event] : []));
    const actions = async (): Promise<string[]> => (await feedback()).map((event) => event.action);

    const inMenu: ReadonlySet<string> = new Set(['Copy as a sentence', 'Pin', 'Unpin', 'Dismiss suggestion']);
    const ratings: ReadonlyMap<string, string> = new Map([['helpful', 'true'], ['not-helpful', 'true'], ['unrated', 'false']]);
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
      // The audit has it before the page shows it, and what the next press means is what is shown.
      const shown = ratings.get(action);
      if (shown !== undefined) await expect(cards(page).first().getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', shown);
    }
    await expect(cards(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(cards(page)).toHaveCount(1);
    await expect.poll(actions).toEqual([...expected, 'restored']);

    const events = await feedback();
    expect(events[0]).toMatchObject({ document_id: 'fresh', app_version: expect.any(String) });
    expect(JSON.stringify(events)).not.toContain('lamp');
  });

  await test.step('a dismissed document doesn’t come again in its conversation, and does in a new one', async () => {
    await newConversation(page);
    await ask(page, filteringQuestion);
    await fromMenu(cardsOfNewest(page), 'Dismiss suggestion');
    await expect(cardsOfNewest(page)).toHaveCount(0);

    await ask(page, 'broken lamp parcel photo');
    const questions = page.getByRole('list', { name: 'Questions' });
    await expect(questions.getByText(/none passed: .*1 you dismissed/)).toBeVisible();
    await questions.getByRole('button', { name: /^Why nothing is shown/ }).click();
    await expect(page.getByText('You dismissed it in this conversation')).toBeVisible();
    // Nor unasked.
    simulator.push(simulator.requests.at(-1)?.message.conversationId ?? '');
    await expect(cardsOfNewest(page)).toHaveCount(0);

    await newConversation(page);
    await ask(page, filteringQuestion);
    await expect(cardsOfNewest(page)).toHaveCount(1);
    await expect(cardsOfNewest(page).getByRole('heading')).toHaveText('Broken lamp in a parcel');
  });

  await test.step('conversations stand apart, and a pinned suggestion stays on top of the next one', async () => {
    await fromMenu(cardsOfNewest(page), 'Pin');
    await expect(page.getByRole('heading', { name: 'Pinned' })).toBeVisible();
    await newConversation(page);
    await ask(page, 'broken lamp parcel photo');
    await expect(cardsOfNewest(page)).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Pinned');
  });
});
