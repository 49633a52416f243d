import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { trailAnchor } from '../support/audit-anchor';
import { startCookieServer } from '../support/cookie-server';
import { filteringQuestion } from '../support/articles';
import { newSigningSecret } from '../support/outbox-events';
import { beside } from '../support/policy-file';
import { filesBelow, newProfile } from '../support/profile';
import { WebhookReceiver } from '../support/webhook-receiver';

test('client secret, token, audit key and webhook secret are nowhere: not under the profile, in no log, not in the window’s memory; nor is what was asked on disk, nor a cookie of a sign-in anywhere', async ({
  launch,
  client,
  simulator,
  desktop,
}) => {
  const receiver = await WebhookReceiver.start();
  const signingSecret = newSigningSecret();
  const profile = await newProfile();
  const policy = await beside(profile, 'policy.json', JSON.stringify({ outbox: { webhooks: [{ url: receiver.url() }] } }));
  const { page, app, output, quit } = await launch({ profile, args: [`--policy=${policy}`] });

  await test.step('no cookie of a sign-in is kept, or travels with the next one', async () => {
    const server = await startCookieServer();
    for (let times = 1; times <= 2; times += 1) {
      await signIn(page, { ...client, orgUrl: server.origin });
      await expect.poll(() => server.received.length).toBe(times);
      await expect(page.getByRole('alert')).toContainText('refused');
    }
    expect(server.received).toEqual([undefined, undefined]);
    expect(await app.evaluate(({ session }) => session.defaultSession.cookies.get({}))).toEqual([]);
    await server.close();
  });

  await signIn(page, { ...client, clientSecret: `${client.clientSecret}-typo` });
  await expect(page.getByRole('alert')).toContainText('refused');
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page).first()).toBeVisible();
  await ask(page, 'zebrafinch');
  // Two, and the sign-in’s own.
  await expect.poll(() => simulator.counters.answers).toBe(3);
  // Make the log tell of trouble too.
  simulator.dropConnections(1012);
  await expect.poll(() => simulator.counters.upgrades).toBeGreaterThanOrEqual(3);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: `Enter secret: ${receiver.url()}` }).click();
  await page.getByLabel('Signing secret').fill(signingSecret);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByText('The signing secret is kept in this computer’s keychain.')).toBeVisible();
  await expect.poll(() => receiver.accepted.length).toBeGreaterThan(0);
  await expect(cards(page).first()).toBeVisible();
  await expect.poll(async () => (await trailAnchor(desktop.env, profile))?.private_key).toBeTruthy();
  const auditKey = (await trailAnchor(desktop.env, profile))?.private_key ?? '';

  const snapshot = join(profile, '..', 'window.heapsnapshot');
  await app.evaluate(({ BrowserWindow }, path) => BrowserWindow.getAllWindows()[0]?.webContents.takeHeapSnapshot(path), snapshot);
  const heap = await readFile(snapshot, 'utf8');
  // The snapshot is of the right page: it knows the card that is shown.
  expect(heap).toContain('Broken lamp in a parcel');
  await quit();

  expect(simulator.tokens.length).toBeGreaterThan(0);
  // The key's last 32 bytes are the secret ones, in whatever form somebody wrote them.
  const bareKey = Buffer.from(auditKey, 'base64').subarray(-32);
  const secrets = [
    ...simulator.tokens,
    client.clientSecret,
    Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64'),
    signingSecret,
    signingSecret.slice('whsec_'.length),
    auditKey,
    bareKey.toString('hex'),
  ];
  const files = await filesBelow(profile);
  expect(files.some(({ path }) => path.endsWith('cuecard.log'))).toBe(true);
  expect(files.some(({ path }) => path.endsWith('.jsonl'))).toBe(true);
  for (const secret of secrets) {
    expect(heap.includes(secret), 'heap of the window').toBe(false);
    expect(output().includes(secret), 'printed output').toBe(false);
    for (const { path, bytes } of files) {
      expect(bytes.includes(secret), path).toBe(false);
      expect(bytes.includes(Buffer.from(secret, 'utf16le')), `${path} (UTF-16)`).toBe(false);
    }
  }
  for (const { path, bytes } of files) {
    expect(bytes.includes(bareKey), path).toBe(false);
    expect(/Bearer [A-Za-z0-9._~+/-]{8}/.test(bytes.toString('latin1')), path).toBe(false);
    expect(bytes.includes('zebrafinch'), path).toBe(false);
  }
  await receiver.close();
});
