import { join } from 'node:path';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { auditRecords, filesBelow } from '../support/profile';

/** Nobody's: a test number of the card schemes, an address under a reserved domain, a number kept for fiction. */
const typed = { card: '4111 1111 1111 1111', email: 'crystal.minh@fernhollow.example', phone: '+44 20 7946 0958', iban: 'GB29 NWBK 6016 1331 9268 19' };
/** As they would be found in a file, with and without what was between the digits. */
const traces = [...Object.values(typed), ...Object.values(typed).map((text) => text.replaceAll(' ', ''))];

test('what a customer’s card, address, telephone and bank account are leaves neither the window nor the computer', async ({
  launchSignedIn,
  simulator,
}) => {
  // The stand-ins are words of the question too, and the simulator is less sure for it.
  const { page, profile, output, quit } = await launchSignedIn({ settings: { gateway: { confidenceThreshold: 0.3 } } });

  await ask(page, `${filteringQuestion} ${typed.card}, ${typed.email}`);
  await expect(cards(page).first()).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Ask the knowledge base' })).toHaveValue('');
  await ask(page, `zebrafinch for ${typed.phone} or ${typed.iban}`);
  await expect.poll(() => simulator.counters.answers).toBe(2);
  // What was on the wire.
  expect(simulator.requests.map(({ message }) => message.queryText)).toEqual([
    `${filteringQuestion} [card number], [e-mail]`,
    'zebrafinch for [phone number] or [IBAN]',
  ]);

  // What the agent sees of it: the masks in the question, and how many there are.
  const group = page.getByRole('heading', { level: 2, name: filteringQuestion });
  await expect(group.locator('mark')).toHaveText(['masked card number', 'masked e-mail']);
  const tray = page.getByRole('list', { name: 'Questions' });
  await expect(tray.locator('mark')).toHaveText(['masked phone number', 'masked IBAN']);
  await expect(tray).toContainText('Masked before it was sent: 1 IBAN, 1 phone number');
  await page.getByRole('button', { name: '2 masked' }).click();
  await expect(page.getByText('Masked before it was sent: 1 card number, 1 e-mail')).toBeVisible();

  // Nothing but personal data, and too much of it: refused, shown masked all the same, and nothing sent.
  await ask(page, typed.card);
  await expect(tray).toContainText('That is only personal data: nothing was asked.');
  await expect(tray.locator('mark').first()).toHaveText('masked card number');
  await page.evaluate((text) => window.cuecard.invoke('query:ask', { text }), `${typed.email} ${'long '.repeat(200)}`);
  await expect(tray).toContainText('Ask with at most 500 characters.');
  await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).map((record) => record.error)).toEqual([
    undefined,
    undefined,
    'query-only-personal-data',
    'query-too-long',
  ]);
  expect(simulator.counters.subscribes).toBe(2);

  const shown = await page.locator('body').innerText();
  const state = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  await quit();
  const files = await filesBelow(profile);
  expect(files.some(({ path }) => path.endsWith('cuecard.log'))).toBe(true);
  for (const trace of traces) {
    expect(shown, 'window').not.toContain(trace);
    expect(JSON.stringify(state), 'state').not.toContain(trace);
    expect(output(), 'printed output').not.toContain(trace);
    for (const { path, bytes } of files) {
      expect(bytes.includes(trace), path).toBe(false);
      expect(bytes.includes(Buffer.from(trace, 'utf16le')), `${path} (UTF-16)`).toBe(false);
    }
  }
});
