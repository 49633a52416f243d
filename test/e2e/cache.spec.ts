import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringArticles, filteringQuestion } from '../support/articles';
import { auditRecords } from '../support/profile';
import { picture } from '../support/pictures';

test('the same question again is answered at once by what the first one brought, and asked of the gateway once', async ({ launch, client, simulator }) => {
  const { page, profile } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await ask(page, `  ${filteringQuestion.toUpperCase()} `);
  await expect(cards(page)).toHaveCount(2);
  // One, and the sign-in’s own.
  expect(simulator.counters.subscribes).toBe(2);
  const records = await auditRecords(join(profile, 'audit'));
  expect(records).toMatchObject([
    { cache_hit: false, governance_status: 'PASS' },
    { cache_hit: true, governance_status: 'PASS', latency_ms: null, answer_of: records[0]?.query_id },
  ]);
  await page.getByRole('button', { name: /withheld/ }).first().click();
  await expect(page.getByText('Answered at once, from an earlier question')).toBeVisible();
});

test('an article that changed shows at first as it was kept, then in place as it is, marked “Updated”', async ({ launch, client, simulator }) => {
  const { page } = await launch();
  await signIn(page, client);
  const set = await page.evaluate(() => window.cuecard.invoke('settings:change', { path: 'cache.maxAgeSeconds', value: 10 }));
  expect(set.ok).toBe(true);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  simulator.replaceArticles(
    filteringArticles().map((article) => (article.id === 'fresh' ? { ...article, body: article.body.replace('free of charge', 'at half its price'), updatedDaysAgo: 1 } : article)),
  );
  // Until the kept answer is past half its life, and is asked for again behind the agent's back.
  await expect
    .poll(
      async () => {
        await ask(page, filteringQuestion);
        return simulator.counters.subscribes;
      },
      { intervals: [500] },
    )
    .toBe(3);
  const updated = cards(page).filter({ hasText: 'at half its price' });
  await expect(updated.first()).toBeVisible();
  await expect(updated.first().locator('.card-mark')).toHaveText('Updated');
  // The card is the newest, which was there before; none came for it.
  await expect(cards(page).first()).toContainText('at half its price');
  await picture(page, 'updated');
});
