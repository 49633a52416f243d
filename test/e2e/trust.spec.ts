import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, cards, expect, signIn, test, type Client } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { newAuthority, newServer } from '../support/certificates';
import { longer } from '../support/effort';
import { gatewayBehindTls } from '../support/gateway-behind-tls';
import { trustInHome } from '../support/nss';
import { beside } from '../support/policy-file';
import { newProfile } from '../support/profile';
import { rememberSignIn } from '../support/signing-in';
import { startTlsFront } from '../support/tls-front';

const secured = (client: Client, port: number): Client => ({ ...client, orgUrl: `https://127.0.0.1:${port}` });

/** A profile whose policy names an extra CA file, and that file. */
async function profileWithExtraCa(text: string): Promise<{ readonly profile: string; readonly args: readonly string[]; readonly extraCaFile: string }> {
  const profile = await newProfile();
  const extraCaFile = await beside(profile, 'ca.pem', text);
  const policy = await beside(profile, 'policy.json', JSON.stringify({ gateway: { extraCaFile } }));
  return { profile, args: [`--policy=${policy}`], extraCaFile };
}

test('a certificate that the system trusts is trusted by the sign-in and by the socket', longer, async ({ launchSignedIn, client, simulator, desktop }) => {
  const { front, authority } = await gatewayBehindTls(simulator.origin, '127.0.0.1');
  const home = await mkdtemp(join(tmpdir(), 'cuecard-home-'));
  await trustInHome(home, authority.cert);
  const { page, quit } = await launchSignedIn({ client: secured(client, front.port), env: { ...desktop.env, HOME: home } });
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  expect(simulator.counters).toMatchObject({ openSockets: 1, upgradesRefused: 0 });
  await quit();
  await front.close();
  await rm(home, { recursive: true, force: true });
});

test('a certificate for another name, that has expired, or of another authority is not trusted by an extra CA file either', longer, async ({ launch, client, simulator }) => {
  const authority = await newAuthority();
  const { profile, args } = await profileWithExtraCa(authority.cert);
  const { page } = await launch({ profile, args });
  for (const identity of [
    await newServer(['gateway.cuecard.test'], authority),
    await newServer(['127.0.0.1'], authority, 'expired'),
    await newServer(['127.0.0.1'], await newAuthority()),
  ]) {
    const front = await startTlsFront(identity, Number(new URL(simulator.origin).port));
    await signIn(page, secured(client, front.port));
    await expect(page.getByRole('alert')).toContainText(`The certificate of 127.0.0.1:${front.port} is not trusted, so nothing was sent.`);
    expect(front.received()).toBe('');
    await front.close();
  }
  expect(simulator.counters).toMatchObject({ tokensIssued: 0, tokensRefused: 0, upgrades: 0 });
});

test('an extra CA file that can’t be used keeps Cuecard from connecting, says so, and is used once it is put right, by the sign-in and by the socket, and again after a restart', longer, async ({ launch, client, simulator }) => {
  const { front, authority } = await gatewayBehindTls(simulator.origin, '127.0.0.1');
  const { profile, args, extraCaFile } = await profileWithExtraCa('no certificate');
  const first = await launch({ profile, args });
  const { page } = first;
  await signIn(page, secured(client, front.port));
  await expect(page.getByRole('alert')).toContainText('The extra certificate file can’t be used (it holds no PEM certificate), so nothing was sent.');
  expect(front.received()).toBe('');
  // Of somebody else's authority, then of the right one: what was judged by the one before doesn't stay.
  await writeFile(extraCaFile, (await newAuthority()).cert);
  await signIn(page, secured(client, front.port));
  await expect(page.getByRole('alert')).toContainText('is not trusted');
  await writeFile(extraCaFile, authority.cert);
  await signIn(page, secured(client, front.port));
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  expect(simulator.counters).toMatchObject({ openSockets: 1 });
  await first.quit();

  const second = await launch({ profile, args });
  await expect(second.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await ask(second.page, filteringQuestion);
  await expect(cards(second.page)).toHaveCount(1);
  await second.quit();
  await front.close();
});

test('told to trust anybody and to write down what it says, Cuecard does neither: the same verification comes before the secret as before the socket', longer, async ({ launch, launchSignedIn, client, simulator, desktop }, info) => {
  const self = await newAuthority();
  const stranger = await startTlsFront(await newServer(['127.0.0.1'], self), Number(new URL(simulator.origin).port));
  const { front, authority } = await gatewayBehindTls(simulator.origin, '127.0.0.1');
  const [netLog, keyLog] = [info.outputPath('net-log.json'), info.outputPath('key-log.txt')];
  const spki = createHash('sha256').update(new X509Certificate(self.cert).publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
  const told = {
    switches: ['--ignore-certificate-errors', '--allow-insecure-localhost', `--ignore-certificate-errors-spki-list=${spki}`, `--ssl-key-log-file=${keyLog}`, `--log-net-log=${netLog}`, '--net-log-capture-mode=Everything'],
    env: { ...desktop.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', SSLKEYLOGFILE: keyLog },
  };
  // As every start after the first run is, without the form's own test of the connection.
  const profile = await newProfile();
  await rememberSignIn(profile, secured(client, stranger.port), desktop.env, {});
  const strange = await launch({ ...told, profile });
  await expect(strange.page.getByText(`The certificate of 127.0.0.1:${stranger.port} is not trusted, so nothing was sent.`).first()).toBeVisible();
  await strange.quit();
  expect(stranger.received()).not.toMatch(/Authorization|POST/i);
  expect(simulator.counters).toMatchObject({ tokensIssued: 0, tokensRefused: 0, upgrades: 0 });

  const { quit } = await launchSignedIn({ ...told, ...(await profileWithExtraCa(authority.cert)), client: secured(client, front.port) });
  await quit();
  expect(existsSync(keyLog)).toBe(false);
  const written = await readFile(netLog, 'utf8');
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
  for (const secret of [client.clientSecret, basic, 'Bearer ', 'oauth/token']) expect(written).not.toContain(secret);
  await Promise.all([stranger.close(), front.close()]);
});
