import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { ask, cards, cardsOfNewest, expect, newConversation, test } from '../support/app';
import { filteringArticles, filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { auditRecords } from '../support/profile';
import { picture } from '../support/pictures';

test('the same question again is answered at once by what the first one brought, and an article that changed meanwhile in place, marked “Updated”', longer, async ({ launchSignedIn, simulator }) => {
  const { page, app, profile } = await launchSignedIn();

  await test.step('it is asked of the gateway once', async () => {
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    await ask(page, `  ${filteringQuestion.toUpperCase()} `);
    await expect(cards(page)).toHaveCount(2);
    expect(simulator.counters.subscribes).toBe(1);
    const records = await auditRecords(join(profile, 'audit'));
    expect(records).toMatchObject([
      { cache_hit: false, governance_status: 'PASS' },
      { cache_hit: true, governance_status: 'PASS', latency_ms: null, answer_of: records[0]?.query_id },
    ]);
    await page.getByRole('button', { name: /withheld/ }).first().click();
    await expect(page.getByText('Answered at once, from an earlier question')).toBeVisible();
  });

  await test.step('an article that changed shows at first as it was kept, then in place as it is', async () => {
    // Past half of the five minutes for which an answer is kept: then it is asked for again behind the agent's back.
    await sleepFor(app, 200_000);
    // After a sleep the connection is a new one, on which the conversation asks anew: nothing has changed for it.
    await expect.poll(() => simulator.counters.answers).toBe(2);
    simulator.replaceArticles(
      filteringArticles().map((article) => (article.id === 'fresh' ? { ...article, body: article.body.replace('free of charge', 'at half its price'), updatedDaysAgo: 1 } : article)),
    );
    await newConversation(page);
    await ask(page, filteringQuestion);
    // The card is the one that was there before; none came for it.
    await expect(cardsOfNewest(page)).toHaveCount(1);
    await expect(cardsOfNewest(page)).toContainText('at half its price');
    await expect(cardsOfNewest(page).locator('.card-mark')).toHaveText('Updated');
    expect((await auditRecords(join(profile, 'audit'))).slice(2)).toMatchObject([
      { trigger: 'typed', cache_hit: true },
      { trigger: 'revalidate', governance_status: 'PASS' },
    ]);
    await picture(page, 'updated');
  });
});

/** The computer slept for so long: main's clock is further, and it is told that the computer woke. */
async function sleepFor(app: ElectronApplication, ms: number): Promise<void> {
  await app.evaluate(({ powerMonitor }, slept) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + slept;
    powerMonitor.emit('resume');
  }, ms);
}
