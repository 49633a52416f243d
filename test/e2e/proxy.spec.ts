import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { gatewayBehindTls, gatewayName } from '../support/gateway-behind-tls';
import { nowhere } from '../support/loopback-port';
import { startPac } from '../support/pac';
import { beside } from '../support/policy-file';
import { newProfile } from '../support/profile';
import { startConnectProxy, startSocksProxy } from '../support/proxies';

for (const kind of ['PROXY', 'SOCKS5'] as const) {
  test(`a proxy script that names a ${kind} leads both the sign-in and the socket through it`, async ({ launch, client, simulator }) => {
    const gateway = await gatewayBehindTls(simulator.origin);
    const proxy = await (kind === 'PROXY' ? startConnectProxy : startSocksProxy)(gateway.resolve);
    // The first is nobody: both sides go on to the next.
    const pac = await startPac(gatewayName, `PROXY ${await nowhere()}; ${kind} 127.0.0.1:${proxy.port}`);
    const profile = await newProfile();
    const extraCaFile = await beside(profile, 'ca.pem', gateway.authority.cert);
    const policy = await beside(profile, 'policy.json', JSON.stringify({ gateway: { extraCaFile } }));
    const { page, quit } = await launch({ profile, switches: [`--proxy-pac-url=${pac.url}`], args: [`--policy=${policy}`] });
    await signIn(page, { ...client, orgUrl: `https://${gatewayName}` });
    await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    expect(simulator.counters).toMatchObject({ openSockets: 1, upgradesRefused: 0 });
    // The sign-in and the socket; each test of the certificate comes on top.
    expect(proxy.asked.length).toBeGreaterThanOrEqual(2);
    expect(new Set(proxy.asked)).toEqual(new Set([`${gatewayName}:443`]));
    // Nothing went round it: every handshake came through the proxy.
    expect(gateway.front.received()).toContain('POST /oauth/token');
    expect(gateway.front.received()).toContain('GET /api/v2/agent-assist/real-time');
    await quit();
    await Promise.all([pac.close(), proxy.close(), gateway.front.close()]);
  });
}

test('a proxy that wants a password is named, and nothing of the sign-in goes elsewhere', async ({ launch, client, simulator }) => {
  const proxy = await startConnectProxy(() => null, { status: 407 });
  const pac = await startPac(gatewayName, `PROXY 127.0.0.1:${proxy.port}`);
  const { page, quit } = await launch({ switches: [`--proxy-pac-url=${pac.url}`] });
  await signIn(page, { ...client, orgUrl: `https://${gatewayName}` });
  await expect(page.getByRole('alert')).toContainText(`The proxy refused the connection (127.0.0.1:${proxy.port}`);
  expect(simulator.counters).toMatchObject({ tokensIssued: 0, tokensRefused: 0, upgrades: 0 });
  await quit();
  await Promise.all([pac.close(), proxy.close()]);
});

for (const [status, sentence] of [
  [403, (proxy: string) => `The proxy refused the connection (${proxy} answered 403)`],
  [502, (proxy: string) => `The gateway is not available (the proxy ${proxy} answered 502)`],
] as const) {
  test(`a proxy that answers ${status} is told from ${status === 403 ? 'a gateway that is down behind it' : 'one that refuses'}`, async ({ launch, client }) => {
    const proxy = await startConnectProxy(() => null, { status });
    const pac = await startPac(gatewayName, `PROXY 127.0.0.1:${proxy.port}`);
    const { page, quit } = await launch({ switches: [`--proxy-pac-url=${pac.url}`] });
    await signIn(page, { ...client, orgUrl: `https://${gatewayName}` });
    await expect(page.getByRole('alert')).toContainText(sentence(`127.0.0.1:${proxy.port}`));
    await quit();
    await Promise.all([pac.close(), proxy.close()]);
  });
}

test('a proxy nobody answers at is named', async ({ launch, client }) => {
  const gone = await nowhere();
  const pac = await startPac(gatewayName, `PROXY ${gone}`);
  const { page, quit } = await launch({ switches: [`--proxy-pac-url=${pac.url}`] });
  await signIn(page, { ...client, orgUrl: `https://${gatewayName}` });
  await expect(page.getByRole('alert')).toContainText(`Cuecard can’t reach the proxy (${gone})`);
  await quit();
  await pac.close();
});

test('a proxy script has no say about loopback, where the demo is', async ({ launch, client }) => {
  const pac = await startPac(gatewayName, 'DIRECT');
  const { page, quit } = await launch({ switches: [`--proxy-pac-url=${pac.url}`] });
  await signIn(page, client);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await quit();
  await pac.close();
});
