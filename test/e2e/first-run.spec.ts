import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ask, cards, expect, signIn, test, tryConnection } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { gatewayBehindTls } from '../support/gateway-behind-tls';
import { keyringAccount, readSecret } from '../support/keyring';
import { listen } from '../support/listening';
import { nowhere } from '../support/loopback-port';
import { auditLines, auditRecords } from '../support/profile';
import { picture } from '../support/pictures';

test('first run: sign in, ask, see the card; the next start needs no sign-in; signing out forgets the secret and what was shown', async ({ launch, client, simulator, desktop }) => {
  const first = await launch();
  await expect(first.page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  await picture(first.page, 'sign-in');
  await signIn(first.page, client);
  await expect(first.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await picture(first.page, 'empty');
  await ask(first.page, filteringQuestion);

  const card = cards(first.page);
  await expect(card).toHaveCount(1);
  await expect(card.getByRole('heading')).toHaveText('Broken lamp in a parcel');
  await expect(card.locator('[data-part="confidence"]')).toContainText('%');
  await expect(card.locator('[data-part="age"]')).toContainText('10 days ago');
  await expect(card.locator('[data-part="source"]')).toContainText('help.example');
  expect(simulator.requests.at(-1)?.message).toEqual({
    messageType: 'SUBSCRIBE',
    conversationId: expect.any(String),
    queryText: filteringQuestion,
    knowledgeSources: [{ knowledge_base_id: 'kb-test', priority: 1 }],
    maxResults: 5,
    confidenceThreshold: 0.75,
    language: 'en-US',
  });

  // The audit holds what was shown, and the files are this user's alone.
  const [record] = await auditRecords(join(first.profile, 'audit'));
  expect(record).toMatchObject({ governance_status: 'PASS', trigger: 'typed', document_ids: ['fresh'] });
  expect((await stat(join(first.profile, 'audit'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(first.profile, 'settings.json'))).mode & 0o777).toBe(0o600);

  // The secret is in the keychain, under the agreed name, and not in the settings.
  expect(await readSecret(desktop.env, keyringAccount(client))).toBe(client.clientSecret);
  expect(await readFile(join(first.profile, 'settings.json'), 'utf8')).not.toContain(client.clientSecret);

  await first.quit();
  expect(simulator.counters.openSockets).toBe(0);

  const second = await launch({ profile: first.profile });
  await expect(second.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await ask(second.page, filteringQuestion);
  await expect(cards(second.page)).toHaveCount(1);
  const records = await auditRecords(join(first.profile, 'audit'));
  expect(records).toHaveLength(2);
  // One chain over both runs, with what happened beside the questions.
  const lines = await auditLines(join(first.profile, 'audit'));
  expect(lines.map((one) => one.seq)).toEqual(lines.map((_one, index) => index + 1));
  expect(lines.slice(1).map((one) => one.prev)).toEqual(lines.slice(0, -1).map((one) => one.hash));

  await second.page.getByRole('button', { name: 'Settings' }).click();
  await expect(second.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await picture(second.page, 'settings');
  await second.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(second.page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  await expect(second.page.getByText('Broken lamp')).toHaveCount(0);
  await expect.poll(() => readSecret(desktop.env, keyringAccount(client))).toBeNull();
});

test('what keeps a sign-in from working is said in a sentence and nothing is kept of it; put right, it works; all of it is in the audit by name, without a value', longer, async ({ launch, client, simulator, desktop }) => {
  const { page, profile, quit } = await launch();
  const alert = page.getByRole('alert');
  const host = (orgUrl: string): string => new URL(orgUrl).host;
  const gone = `http://${await nowhere()}`;
  const mute = await listen(createServer());
  const silent = `http://127.0.0.1:${mute.port}`;
  const { front } = await gatewayBehindTls(simulator.origin, '127.0.0.1');
  const untrusted = `https://127.0.0.1:${front.port}`;

  await test.step('an address that is none, or is not https, is refused before anything is sent', async () => {
    await page.getByLabel('Organisation URL').fill('http://acme.example.com');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('The address must start with https://.')).toBeVisible();
    expect(simulator.counters.tokensIssued).toBe(0);
  });

  await test.step('an address where nobody answers', async () => {
    await signIn(page, { ...client, orgUrl: gone });
    await expect(alert).toContainText(`Cuecard can’t reach ${host(gone)}`);
    await picture(page, 'sign-in-unreachable');
  });

  await test.step('a port that answers nothing, by its deadline', async () => {
    await signIn(page, { ...client, orgUrl: silent });
    await picture(page, 'sign-in-testing');
    await expect(alert).toContainText('Signing in took longer than 10 seconds', { timeout: 30_000 });
  });

  await test.step('a certificate that nobody vouches for, by its host’s name, and nothing is sent', async () => {
    await signIn(page, { ...client, orgUrl: untrusted });
    await expect(alert).toContainText(`The certificate of ${host(untrusted)} is not trusted, so nothing was sent.`);
    expect(front.received()).toBe('');
    expect(simulator.counters).toMatchObject({ tokensIssued: 0, tokensRefused: 0, upgrades: 0 });
  });

  await test.step('a client that lacks a scope, by the scope', async () => {
    simulator.faults.token.withoutScope = 'knowledge:search';
    await signIn(page, client);
    await expect(alert).toContainText('ask your administrator to add knowledge:search');
    simulator.faults.token.withoutScope = null;
  });

  await test.step('a wrong secret, of which nothing is saved', async () => {
    await signIn(page, { ...client, clientSecret: `${client.clientSecret}-wrong` });
    await expect(alert).toContainText('the client ID or client secret was refused');
    await picture(page, 'sign-in-refused');
    expect(await readSecret(desktop.env, keyringAccount(client))).toBeNull();
    expect(await readFile(join(profile, 'settings.json'), 'utf8').catch(() => '')).not.toContain(client.clientId);
    await expect(page.getByLabel('Client secret')).toHaveValue('');
    await expect(page.getByText(`At ${client.orgUrl}`)).toBeVisible();
  });

  await test.step('the right one', async () => {
    await signIn(page, client);
    await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  });

  await quit();
  const lines = await auditLines(join(profile, 'audit'));
  const governed = lines.flatMap((line) => ('event' in line && ['sign-in', 'sign-in-failed', 'sign-out', 'settings-changed'].includes(line.event) ? [line] : []));
  const [organisation, client_id] = [host(client.orgUrl), client.clientId];
  expect(governed).toMatchObject([
    { event: 'sign-in-failed', organisation: host(gone), client_id, error: 'host-unreachable' },
    { event: 'sign-in-failed', organisation: host(silent), client_id, error: 'sign-in-timeout' },
    { event: 'sign-in-failed', organisation: host(untrusted), client_id, error: 'tls-untrusted' },
    { event: 'sign-in-failed', organisation, client_id, error: 'scope-missing' },
    { event: 'sign-in-failed', organisation, client_id, error: 'secret-refused' },
    { event: 'settings-changed', changed: ['gateway.orgUrl', 'gateway.clientId', 'gateway.knowledgeSources'] },
    { event: 'sign-in', organisation, client_id, kept: 'keychain' },
    { event: 'sign-out', organisation, client_id },
  ]);
  expect(JSON.stringify(lines)).not.toContain(client.clientSecret);
  await Promise.all([mute.close(), front.close()]);
});

test('the connection is tested step by step, tried again from where it failed, and the account is changed without losing the session', longer, async ({ launch, client, simulator, desktop }) => {
  simulator.faults.upgrade.status = 503;
  const { page, profile } = await launch();
  await tryConnection(page, client);
  const row = (name: string) => page.getByRole('list', { name: 'Connection test' }).getByRole('listitem').filter({ hasText: name });
  await expect(row('Sign-in')).toHaveAttribute('data-state', 'passed');
  await expect(row('Permissions')).toHaveAttribute('data-state', 'passed');
  await expect(row('Gateway').getByRole('alert')).toContainText('The gateway is not available');
  await expect(row('Test question')).toHaveAttribute('data-state', 'waiting');
  await picture(page, 'sign-in-tested');
  simulator.faults.upgrade.status = null;
  // Nothing is typed anew, and what passed isn’t done again.
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Knowledge bases' })).toBeVisible();
  expect(simulator.counters.tokensIssued).toBe(1);
  expect(await readFile(join(profile, 'settings.json'), 'utf8').catch(() => '')).not.toContain(client.clientId);
  await page.getByLabel('Knowledge base ID 1').fill(client.knowledgeBaseId);
  simulator.faults.session.error500 = true;
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Knowledge bases checked' })).toContainText('The gateway could not answer (500)');
  simulator.faults.session.error500 = false;
  await picture(page, 'sign-in-unanswered');
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');

  // From the settings: the same test of the present account…
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(row('Test question')).toHaveAttribute('data-state', 'passed');
  await expect(page.getByText('The connection works.')).toBeVisible();
  // …and another account, which doesn’t work: the session is as it was.
  const sockets = simulator.counters.openSockets;
  await page.getByRole('button', { name: 'Change account…' }).click();
  await expect(page.getByRole('heading', { name: 'Change account' })).toBeVisible();
  await expect(page.getByLabel('Organisation URL')).toHaveValue(client.orgUrl);
  await tryConnection(page, { ...client, clientSecret: 'another secret' });
  await expect(page.getByRole('alert')).toContainText('the client ID or client secret was refused');
  expect(simulator.counters.openSockets).toBe(sockets);
  await page.getByRole('button', { name: 'Keep the present account' }).click();
  // What is left has a “Back” of its own.
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  expect(await readSecret(desktop.env, keyringAccount(client))).toBe(client.clientSecret);
});
