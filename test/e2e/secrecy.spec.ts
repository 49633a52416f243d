import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { startCookieServer } from '../support/cookie-server';
import { filteringQuestion } from '../support/articles';
import { filesBelow } from '../support/profile';

// The private half of the audit’s key is looked for in the same places by audit-key.spec.ts, which has a real keyring.
test('the client secret and the token are nowhere: not under the profile, in no log, not in the window’s memory; nor is what was asked on disk', async ({
  launch,
  client,
  simulator,
}) => {
  const { page, app, profile, output, quit } = await launch();
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

  const snapshot = join(profile, '..', 'window.heapsnapshot');
  await app.evaluate(({ BrowserWindow }, path) => BrowserWindow.getAllWindows()[0]?.webContents.takeHeapSnapshot(path), snapshot);
  const heap = await readFile(snapshot, 'utf8');
  // The snapshot is of the right page: it knows the card that is shown.
  expect(heap).toContain('Broken lamp in a parcel');
  await quit();

  expect(simulator.tokens.length).toBeGreaterThan(0);
  const secrets = [...simulator.tokens, client.clientSecret, Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')];
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
    expect(/Bearer [A-Za-z0-9._~+/-]{8}/.test(bytes.toString('latin1')), path).toBe(false);
    expect(bytes.includes('zebrafinch'), path).toBe(false);
  }
});

test('no cookie of a sign-in is kept, or travels with the next one', async ({ launch, client }) => {
  const server = await startCookieServer();
  const { page, app } = await launch();
  for (let times = 1; times <= 2; times += 1) {
    await signIn(page, { ...client, orgUrl: server.origin });
    await expect.poll(() => server.received.length).toBe(times);
    await expect(page.getByRole('alert')).toContainText('refused');
  }
  expect(server.received).toEqual([undefined, undefined]);
  expect(await app.evaluate(({ session }) => session.defaultSession.cookies.get({}))).toEqual([]);
  await server.close();
});
