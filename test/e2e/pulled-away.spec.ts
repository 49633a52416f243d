import { join } from 'node:path';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { picture } from '../support/pictures';
import { auditRecords } from '../support/profile';
import { recordSaid } from '../support/said';

test('the gateway is pulled away in mid-question and comes back: the window says what is going on at every moment, and answers once', longer, async ({
  launchSignedIn,
  simulator,
}) => {
  const { page, profile } = await launchSignedIn();
  const connection = page.getByRole('status', { name: 'Connection' });
  const said = await recordSaid(page, { connection: '[aria-label="Connection"]', question: '.question-state' });

  // It comes no more: the gateway is gone before.
  simulator.faults.answers.delayMs = 60_000;
  await ask(page, filteringQuestion);
  const questions = page.getByRole('list', { name: 'Questions' });
  await expect(questions).toContainText('Asking…');
  await expect.poll(() => simulator.counters.subscribes).toBe(1);
  await simulator.goDown(1006);
  await expect(connection).toContainText('Reconnecting');
  await expect(questions).toContainText(/Waiting for the connection · next in line · \d+ s/);
  await expect(connection).toContainText('can’t reach');
  await expect(page.getByRole('button', { name: 'Retry now' })).toBeVisible();
  await picture(page, 'pulled-away');
  // Long enough for a busy machine to draw that it connects, and that it is asked again.
  simulator.faults.answers.delayMs = 2_000;
  simulator.faults.upgrade.delayMs = 1_500;
  await simulator.comeBack();
  await expect(connection).toHaveText('Connected', { timeout: 30_000 });
  await expect(cards(page)).toHaveCount(1);
  expect(await auditRecords(join(profile, 'audit'))).toMatchObject([{ governance_status: 'PASS', trigger: 'typed' }]);
  expect(simulator.requests.map((request) => request.outcome)).toEqual(['dropped', 'answered']);

  const { connection: words, question } = await said();
  expect(question).toEqual(['', 'Asking… n s', 'Waiting for the connection · next in line · n s', 'Asking… n s', '']);
  expect(words[0]).toBe('Connected');
  // The first wait is left to chance, too, and where it is less than a second there is none to tell.
  expect(words[1]).toMatch(/^Reconnecting(…| in n s) · The connection was lost\.$/);
  expect(words.slice(-2)).toEqual(['Connecting…', 'Connected']);
  // How often it tries in between is left to chance; what it may say meanwhile is not.
  const meanwhile = /^(Signing in…|Connecting…|Reconnecting(…| in n s) · (The connection was lost\.|Cuecard can’t reach 127\.0\.0\.1:\d+\. Check the address and your network\.))$/;
  expect(words.slice(2, -2).filter((text) => !meanwhile.test(text))).toEqual([]);
});
