import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outboxEventSchema, type OutboxEvent } from '../../src/shared/domain/outbox-event';
import type { WireResult } from '../../src/simulator/wire';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { fromMenu } from '../support/card-menu';
import { longer } from '../support/effort';
import { storeSecret } from '../support/keyring';
import { startNotificationDaemon } from '../support/notification-daemon';
import { activateWindow, openOtherWindow } from '../support/other-window';
import { newSigningSecret } from '../support/outbox-events';
import { beside } from '../support/policy-file';
import { auditRecords, newProfile } from '../support/profile';
import { WebhookReceiver } from '../support/webhook-receiver';

test.use({ desktopOptions: { notifications: false } });

/** What a knowledge base keeps as HTML. */
const sent: Omit<WireResult, 'lastUpdated'> = {
  documentId: 'kept-as-html',
  title: '<b>R&uuml;ckgabe</b>: un<i>limited</i> &amp; free&nbsp;',
  snippet: '<style>p{}</style><p class="a">Most <em>refunds</em>\u200B take &lt;&nbsp;5 days.</p><ul><li>Ask&shy; for the receipt.</li></ul><script>no()</script>',
  confidenceScore: 0.97,
  url: 'https://help.example/returns',
};
const title = 'Rückgabe: unlimited & free';
const snippet = 'Most refunds take < 5 days.\nAsk for the receipt.';

test('the card, the copied text, the notification, the webhook and the folder say the same plain text of an article that is kept as HTML', longer, async ({ launch, client, simulator, desktop }) => {
  const receiver = await WebhookReceiver.start();
  const daemon = await startNotificationDaemon(desktop.env);
  const profile = await newProfile();
  const folder = join(profile, '..', 'store');
  await mkdir(folder);
  const policy = await beside(profile, 'policy.json', JSON.stringify({ outbox: { webhooks: [{ url: receiver.url() }], folder } }));
  await storeSecret(desktop.env, `webhook:${receiver.url()}`, newSigningSecret());
  const { page, app, quit } = await launch({ profile, args: [`--policy=${policy}`] });
  await signIn(page, client);
  // The first answer is not notified while the window has the keyboard: the next is told by its own title.
  await activateWindow(desktop, '--name', '^Cuecard$');
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const softphone = await openOtherWindow(desktop);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(false);
  const conversationId = simulator.requests.at(-1)?.message.conversationId ?? '';
  simulator.push(conversationId, [{ ...sent, lastUpdated: new Date().toISOString() }]);

  const card = cards(page).filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  await expect(card).toHaveCount(1);
  await card.getByRole('button', { name: 'More', exact: true }).click();
  // A line end is a blank where the card wraps its lines itself.
  await expect(card.locator('.answer')).toHaveText(snippet.replace('\n', ' '));
  await expect.poll(() => daemon.notified.map(({ summary }) => summary)).toEqual([title]);

  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  await card.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(copied).toBe(`${title}\n${snippet}\n${sent.url}`);
  await fromMenu(card, 'Copy as a sentence');
  await expect.poll(copied).toBe('Most refunds take < 5 days.');

  const told = { validated_results: [{ documentId: sent.documentId, title, snippet, confidenceScore: 0.97, url: sent.url }] };
  const pushed = (event: OutboxEvent): boolean => event.type === 'knowledge.validated' && event.trigger === 'push';
  await expect.poll(() => receiver.accepted.filter(pushed)).toMatchObject([told]);
  const kept = async (): Promise<readonly OutboxEvent[]> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    return Promise.all(names.map(async (name) => outboxEventSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
  };
  expect((await kept()).filter(pushed)).toMatchObject([told]);
  const records = await auditRecords(join(profile, 'audit'));
  expect(records.filter((record) => record.trigger === 'push')).toMatchObject([{ document_ids: [sent.documentId], results_validated: 1, dropped: {} }]);
  await softphone.stop();
  await quit();
  daemon.stop();
  await receiver.close();
});
