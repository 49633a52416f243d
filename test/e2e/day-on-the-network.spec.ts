import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { storeSecret } from '../support/keyring';
import { readNetLog } from '../support/net-log';
import { newSigningSecret } from '../support/outbox-events';
import { beside } from '../support/policy-file';
import { newProfile } from '../support/profile';
import { WebhookReceiver } from '../support/webhook-receiver';
import { fromWindowMenu } from '../support/window-menu';

test('a day of Cuecard connects to the organisation and to the webhook, and to nobody else', longer, async ({ launchSignedIn, client, desktop }, info) => {
  const receiver = await WebhookReceiver.start();
  const profile = await newProfile();
  const policy = await beside(profile, 'policy.json', JSON.stringify({ outbox: { webhooks: [{ url: receiver.url() }] } }));
  await storeSecret(desktop.env, `webhook:${receiver.url()}`, newSigningSecret());
  const log = info.outputPath('net-log.json');
  const { page, quit } = await launchSignedIn({ profile, args: [`--policy=${policy}`], switches: [`--log-net-log=${log}`, '--net-log-capture-mode=Everything'] });
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect.poll(() => receiver.accepted.length).toBeGreaterThan(0);
  // A text that a spell checker would look at.
  await page.getByRole('searchbox', { name: 'Ask the knowledge base' }).fill('wher is the recieved parsel');
  await fromWindowMenu(page, 'Insights');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await ask(page, 'broken lamp parcel photo');
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await quit();

  const { peers, lookedUp, packets } = await readNetLog(log);
  const organisation = new URL(client.orgUrl).host;
  const webhook = new URL(receiver.url()).host;
  // Chromium connects nowhere; what Node connects to stands in the log.
  expect(peers).toEqual([]);
  expect(await connectedTo(profile)).toEqual([organisation, webhook].sort());
  expect(lookedUp.filter((name) => name !== '127.0.0.1' && name !== 'localhost')).toEqual([]);
  expect(packets).toBe(0);
  await receiver.close();
});

/** Hosts that a connection was made to, by the app’s own log. */
async function connectedTo(profile: string): Promise<readonly string[]> {
  const lines = (await readFile(join(profile, 'logs', 'cuecard.log'), 'utf8')).split('\n').filter((line) => line.includes('"network route"'));
  return [...new Set(lines.map((line) => routeSchema.parse(JSON.parse(line)).facts).map(({ host, port }) => `${host}:${port}`))].sort();
}

const routeSchema = z.object({ facts: z.object({ host: z.string(), port: z.coerce.number() }) });
