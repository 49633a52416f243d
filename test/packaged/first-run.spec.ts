import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filteringQuestion } from '../support/articles';
import { plainNode, unzipped } from '../support/audit-verbs';
import { gatewayBehindTls } from '../support/gateway-behind-tls';
import { hostTray } from '../support/bus';
import { keyringAccount, readSecret } from '../support/keyring';
import { startNotificationDaemon } from '../support/notification-daemon';
import { activateWindow, openOtherWindow } from '../support/other-window';
import { filesBelow } from '../support/profile';
import { startScreenReader } from '../support/packaged/accessibility';
import { ordinaryUser } from '../support/packaged/installed';
import { listeningPorts, processesOf } from '../support/packaged/kernel-facts';
import { expect, test } from '../support/packaged/packaged-app';
import { atTheKeyboard } from '../support/packaged/person';

test('the packaged app, as an ordinary user in the sandbox: sign in by the keyboard, ask, read the answer, quit, and verify the audit', async ({ installed, agent, genesys }) => {
  const { desktop, profile } = agent;
  const { simulator, client } = genesys;
  const reader = await startScreenReader(desktop.env);
  const tray = await hostTray(desktop.env);
  const person = atTheKeyboard(desktop, reader);
  const { front, authority } = await gatewayBehindTls(simulator.origin, '127.0.0.1');
  // The user's own idea of whom to trust.
  const trusting = join(desktop.env.HOME ?? '', 'trusted.pem');
  await writeFile(trusting, authority.cert);
  const app = installed.start(['--force-renderer-accessibility'], { ...reader.env, NODE_EXTRA_CA_CERTS: trusting, SSL_CERT_FILE: trusting });
  await test.step('the first run, by keys alone', async () => {
    await reader.find('heading', 'Sign in to Cuecard');
    await activateWindow(desktop, '--name', '^Cuecard$');
    await person.connect({ ...client, orgUrl: `https://127.0.0.1:${front.port}` });
    await reader.find('static', /^The certificate of 127\.0\.0\.1:\d+ is not trusted, so nothing was sent\./);
    expect(front.received()).toBe('');
    await (await reader.find('push button', 'Back')).press();
    await person.connect(client);
    // Neither another program of the user's reads what was typed.
    for (const { name } of await reader.read()) expect(name).not.toContain(client.clientSecret);
    await person.finish(client);
    await reader.find('entry', 'Ask the knowledge base');
    expect(simulator.counters).toMatchObject({ openSockets: 1, tokensRefused: 0 });
    expect(await readSecret(desktop.env, keyringAccount(client))).toBe(client.clientSecret);
  });

  await test.step('what was asked is answered, and the answer can be read', async () => {
    await person.type('Ask the knowledge base', filteringQuestion);
    await person.keys('Return');
    await reader.find('heading', 'Broken lamp in a parcel');
    expect((await reader.read()).filter(({ role }) => role === 'article')).toHaveLength(1);
  });

  await test.step('new knowledge is on the session’s bus while another program has the keyboard, and a click on it leads to it', async () => {
    const daemon = await startNotificationDaemon(desktop.env);
    const softphone = await openOtherWindow(desktop);
    const recall = { documentId: 'recall', title: 'Recall of the broken lamp', snippet: 'The lamp is recalled; offer a refund at once.', confidenceScore: 0.97 };
    const [answer] = simulator.requests.slice(-1);
    expect(simulator.push(answer?.message.conversationId ?? '', [{ ...recall, lastUpdated: new Date().toISOString(), url: 'https://help.example/recalls/aurora' }])).toBe(true);
    await expect.poll(() => daemon.standing.map(({ summary }) => summary)).toEqual(['Recall of the broken lamp']);
    daemon.click(daemon.standing[0]?.id ?? 0);
    await reader.find('heading', 'Recall of the broken lamp');
    await expect.poll(() => softphone.hasFocus()).toBe(false);
    await softphone.stop();
    daemon.stop();
  });

  await test.step('a link, as the system hands it over, is offered and not asked', async () => {
    const asked = simulator.requests.length;
    expect(await installed.run(['--', 'cuecard://ask?text=where%20is%20my%20parcel'], desktop.env)).toMatchObject({ code: 0 });
    await reader.find('static', /where is my parcel/);
    expect(simulator.requests).toHaveLength(asked);
  });

  await test.step('a second start brings up the page it asks for, or none, and ends', async () => {
    expect(await installed.run(['--open=settings'], desktop.env)).toMatchObject({ code: 0 });
    await reader.find('heading', 'Settings');
    expect(await installed.run(['--open=ask', '--remote-debugging-port=0'], desktop.env)).toMatchObject({ code: 2, out: '' });
  });

  await test.step('every process is the user’s, pages and helpers are in the sandbox, and none listens', async () => {
    const processes = await processesOf(installed.folder);
    const main = processes.find(({ pid }) => pid === app.pid);
    expect(main).toMatchObject({ kind: 'browser', uid: ordinaryUser?.uid ?? process.getuid?.() });
    expect(new Set(processes.map(({ uid }) => uid))).toEqual(new Set([main?.uid]));
    const pages = processes.filter(({ kind }) => kind === 'renderer');
    expect(pages).toHaveLength(1);
    for (const page of pages) {
      expect(page).toMatchObject({ seccomp: 2, noNewPrivileges: true });
      // It sees neither the user’s processes nor any network.
      expect(page.namespaces.pid).not.toBe(main?.namespaces.pid);
      expect(page.namespaces.net).not.toBe(main?.namespaces.net);
    }
    expect(await listeningPorts(processes.map(({ pid }) => pid))).toEqual([]);
  });

  await test.step('the secret is in the keyring and in no file; what is kept is the user’s alone', async () => {
    for (const { path, bytes } of await filesBelow(profile)) expect(bytes.includes(client.clientSecret), path).toBe(false);
    for (const name of ['audit', 'settings.json', 'logs']) expect((await stat(join(profile, name))).mode & 0o077, name).toBe(0);
  });

  await test.step('it quits by the tray', async () => {
    expect(await (await tray.item).choose('Quit Cuecard')).toBe('chosen');
    expect(await app.ended).toMatchObject({ code: 0 });
    await expect.poll(() => processesOf(installed.folder)).toEqual([]);
  });

  await test.step('the audit verifies by the verb, and its export by a program that knows nothing of Cuecard', async () => {
    const folder = join(profile, 'audit');
    expect((await readdir(folder)).some((name) => name.endsWith('.jsonl'))).toBe(true);
    const { DISPLAY: _display, ...without } = desktop.env;
    expect(await installed.run([`--verify-audit=${folder}`], without)).toMatchObject({ code: 0, out: expect.stringMatching(/^Whole: /) });
    const target = join(desktop.env.HOME ?? '', 'audit.zip');
    const exported = await installed.run([`--export-audit=${target}`], without);
    expect(exported).toMatchObject({ code: 0 });
    const bundle = await unzipped(target, join(desktop.env.HOME ?? '', 'bundle'));
    const keyId = /[0-9a-f]{16,}/.exec(exported.out)?.[0] ?? null;
    expect(await plainNode(bundle, keyId)).toMatchObject({ code: 0, text: expect.stringContaining('Whole') });
  });
  await front.close();
  reader.stop();
  tray.stop();
});
