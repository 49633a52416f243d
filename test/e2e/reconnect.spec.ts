import { join } from 'node:path';
import { ask, cards, cardsOfNewest, expect, newConversation, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { auditRecords } from '../support/profile';
import { picture } from '../support/pictures';
import { recordSaid } from '../support/said';

test('a lost connection, a deadline and its late answer, a question cancelled, a limit and a refusal: each is said, and each question ends once', async ({ launchSignedIn, simulator }) => {
  // Each question goes to the gateway.
  const { page, profile } = await launchSignedIn({ settings: { cache: { enabled: false } } });
  const connection = page.getByRole('status', { name: 'Connection' });
  const questions = page.getByRole('list', { name: 'Questions' });
  const { faults } = simulator;

  await test.step('a lost connection is said, retried, and a question in flight is asked again once and answered once', async () => {
    faults.session.closeOnSubscribe = 1012;
    faults.upgrade.status = 503;
    faults.upgrade.retryAfter = 30;
    await ask(page, filteringQuestion);
    // The first try comes by itself within a second and is refused; from then on only the agent ends the wait.
    await expect(connection).toContainText(/Reconnecting in (2\d|30) s/);
    await picture(page, 'reconnecting');
    await expect(page.getByRole('button', { name: 'Retry now' })).toBeVisible();
    faults.upgrade.status = null;
    faults.upgrade.retryAfter = null;
    await page.getByRole('button', { name: 'Retry now' }).click();
    await expect(connection).toContainText('Connected');
    await expect(cards(page)).toHaveCount(1);
    expect(await auditRecords(join(profile, 'audit'))).toHaveLength(1);
  });

  await test.step('a gateway that says nothing: the question ends by its deadline with a sentence, and its late answer is shown as late', async () => {
    await newConversation(page);
    await page.evaluate(() => window.cuecard.invoke('settings:change', { path: 'gateway.queryTimeoutMs', value: 1_000 }));
    faults.answers.delayMs = 3_000;
    const said = await recordSaid(page, { question: '.question-state' });
    await ask(page, filteringQuestion);
    await picture(page, 'asking');
    await expect(questions).toContainText('No answer within 1 s');
    expect((await said()).question).toEqual(['', 'Asking… n s', 'No answer within n s.']);
    await picture(page, 'timed-out');
    await expect(cardsOfNewest(page)).toHaveCount(1);
    await expect(cardsOfNewest(page)).toContainText('Late answer');
    expect((await auditRecords(join(profile, 'audit'))).slice(1).map((record) => [record.governance_status, record.trigger])).toEqual([
      ['TIMEOUT', 'typed'],
      ['PASS', 'late'],
    ]);
    await page.evaluate(() => window.cuecard.invoke('settings:change', { path: 'gateway.queryTimeoutMs', value: 15_000 }));
  });

  await test.step('the agent cancels a question; the gateway is limiting us: both are said', async () => {
    await newConversation(page);
    const answers = simulator.counters.answers;
    faults.answers.delayMs = 4_000;
    await ask(page, filteringQuestion);
    await page.getByRole('button', { name: 'Cancel question' }).click();
    await expect(questions).toContainText('Cancelled');
    // Its answer still comes, and nobody is shown what they cancelled.
    await expect.poll(() => simulator.counters.answers).toBe(answers + 1);
    faults.answers.delayMs = 0;
    faults.session.error429 = true;
    await ask(page, 'a question over the limit');
    await expect(questions).toContainText('The gateway is limiting us for now');
    await expect(cardsOfNewest(page)).toHaveCount(0);
    await picture(page, 'limited');
    faults.session.error429 = false;
  });

  await test.step('a gateway that refuses the client stops with a sentence and does not hammer it', async () => {
    faults.upgrade.status = 401;
    const before = simulator.counters.upgradesRefused;
    simulator.dropConnections(1012);
    await expect(page.getByText(/Sign-in needed: the gateway refused the sign-in twice/).first()).toBeVisible();
    await picture(page, 'stopped');
    // Longer than the first back-offs would be.
    await page.waitForTimeout(4_000);
    expect(simulator.counters.upgradesRefused - before).toBe(2);
  });
});
