import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { auditRecords } from '../support/profile';
import { picture } from '../support/pictures';

test('a lost connection is said, retried, and a question in flight is asked again once and answered once', async ({ launch, client, simulator }) => {
  const { page, profile } = await launch();
  await signIn(page, client);
  const connection = page.getByRole('status', { name: 'Connection' });
  await expect(connection).toContainText('Connected');
  simulator.faults.session.closeOnSubscribe = 1012;
  simulator.faults.upgrade.status = 503;
  simulator.faults.upgrade.retryAfter = 30;
  await ask(page, filteringQuestion);
  // The first try comes by itself within a second and is refused; from then on only the agent ends the wait.
  await expect(connection).toContainText(/Reconnecting in (2\d|30) s/);
  await picture(page, 'reconnecting');
  await expect(page.getByRole('button', { name: 'Retry now' })).toBeVisible();
  simulator.faults.upgrade.status = null;
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(connection).toContainText('Connected');
  await expect(cards(page)).toHaveCount(1);
  expect(await auditRecords(join(profile, 'audit'))).toHaveLength(1);
});

test('a gateway that says nothing: the question ends by its deadline with a sentence, and its late answer is shown as late', async ({
  launch,
  client,
  simulator,
}) => {
  const { page, profile } = await launch();
  await signIn(page, client);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await page.evaluate(() => window.cuecard.invoke('settings:change', { path: 'gateway.queryTimeoutMs', value: 2000 }));
  simulator.faults.answers.delayMs = 4_000;
  await ask(page, filteringQuestion);
  const questions = page.getByRole('list', { name: 'Questions' });
  await expect(questions).toContainText('Asking…');
  await picture(page, 'asking');
  await expect(questions).toContainText('No answer within 2 s');
  await picture(page, 'timed-out');
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('Late answer');
  expect((await auditRecords(join(profile, 'audit'))).map((record) => [record.governance_status, record.trigger])).toEqual([
    ['TIMEOUT', 'typed'],
    ['PASS', 'late'],
  ]);
});

test('the agent cancels a question; the gateway is limiting us: both are said', async ({ launch, client, simulator }) => {
  const { page } = await launch();
  await signIn(page, client);
  simulator.faults.answers.delayMs = 1_500;
  await ask(page, filteringQuestion);
  await page.getByRole('button', { name: 'Cancel question' }).click();
  const questions = page.getByRole('list', { name: 'Questions' });
  await expect(questions).toContainText('Cancelled');
  // Its answer still comes, and nobody is shown what they cancelled.
  await expect.poll(() => simulator.counters.answers).toBe(1);
  simulator.faults.answers.delayMs = 0;
  simulator.faults.session.error429 = true;
  await ask(page, 'a question over the limit');
  await expect(questions).toContainText('The gateway is limiting us for now');
  await expect(cards(page)).toHaveCount(0);
  await picture(page, 'limited');
});

test('a gateway that refuses the client stops with a sentence and does not hammer it', async ({ launch, client, simulator }) => {
  const { page } = await launch();
  await signIn(page, client);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  simulator.faults.upgrade.status = 401;
  const before = simulator.counters.upgradesRefused;
  simulator.dropConnections(1012);
  await expect(page.getByText(/Sign-in needed: the gateway refused the sign-in twice/).first()).toBeVisible();
  await picture(page, 'stopped');
  // Longer than the first back-offs would be.
  await page.waitForTimeout(4_000);
  expect(simulator.counters.upgradesRefused - before).toBe(2);
});
