import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { gatewayBehindTls, gatewayName } from '../support/gateway-behind-tls';
import { nowhere } from '../support/loopback-port';
import { startPac } from '../support/pac';
import { beside } from '../support/policy-file';
import { newProfile } from '../support/profile';
import { startConnectProxy, startSocksProxy } from '../support/proxies';

for (const kind of ['PROXY', 'SOCKS5'] as const) {
  test(`a proxy script that names a ${kind} leads both the sign-in and the socket through it`, longer, async ({ launch, launchSignedIn, client, simulator }) => {
    const gateway = await gatewayBehindTls(simulator.origin);
    const proxy = await (kind === 'PROXY' ? startConnectProxy : startSocksProxy)(gateway.resolve);
    // The first is nobody: both sides go on to the next.
    const pac = await startPac({ [gatewayName]: `PROXY ${await nowhere()}; ${kind} 127.0.0.1:${proxy.port}` });
    const profile = await newProfile();
    const extraCaFile = await beside(profile, 'ca.pem', gateway.authority.cert);
    const policy = await beside(profile, 'policy.json', JSON.stringify({ gateway: { extraCaFile } }));
    const options = { profile, switches: [`--proxy-pac-url=${pac.url}`], args: [`--policy=${policy}`] };
    const there = { ...client, orgUrl: `https://${gatewayName}` };
    // One by the form, which tests the connection beforehand, and one as every later start is.
    const { page, quit } = await (kind === 'PROXY' ? launch(options) : launchSignedIn({ ...options, client: there }));
    if (kind === 'PROXY') await signIn(page, there);
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

test('a proxy that wants a password, one that refuses, one whose gateway is down and one that is gone are told apart, and nothing goes round them; loopback, where the demo is, is no matter of a proxy script', longer, async ({ launch, client, simulator }) => {
  const refusing = await Promise.all([407, 403, 502].map((status) => startConnectProxy(() => null, { status })));
  const [password = '', forbidden = '', down = ''] = refusing.map(({ port }) => `127.0.0.1:${port}`);
  const gone = await nowhere();
  const host = (name: string): string => `${name}.cuecard.test`;
  const pac = await startPac({ [host('password')]: `PROXY ${password}`, [host('forbidden')]: `PROXY ${forbidden}`, [host('down')]: `PROXY ${down}`, [host('gone')]: `PROXY ${gone}` });
  const { page, quit } = await launch({ switches: [`--proxy-pac-url=${pac.url}`] });
  for (const [name, sentence] of [
    ['password', `The proxy refused the connection (${password}`],
    ['forbidden', `The proxy refused the connection (${forbidden} answered 403)`],
    ['down', `The gateway is not available (the proxy ${down} answered 502)`],
    ['gone', `Cuecard can’t reach the proxy (${gone})`],
  ] as const) {
    await signIn(page, { ...client, orgUrl: `https://${host(name)}` });
    await expect(page.getByRole('alert')).toContainText(sentence);
  }
  expect(simulator.counters).toMatchObject({ tokensIssued: 0, tokensRefused: 0, upgrades: 0 });
  await signIn(page, client);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await quit();
  await Promise.all([pac.close(), ...refusing.map((proxy) => proxy.close())]);
});
