import { describe, expect, it } from 'vitest';
import { newAuthority, newServer } from '../../support/certificates';
import { nowhere } from '../../support/loopback';
import { loopbackGenesys } from '../../support/loopback-genesys';
import { startConnectProxy, startMuteProxy, startSocksProxy } from '../../support/proxies';
import { startTlsFront, type TlsFront } from '../../support/tls-front';
import { turn, until, watch } from '../../support/turns';
import { closing, networkBench } from './bench';
import { tryGateway } from './gateway-connection';

const keep = closing();
const genesys = loopbackGenesys();
/** A name that only a proxy knows. */
const name = 'gateway.cuecard.test';
const orgUrl = `https://${name}`;

/** The simulator behind TLS under that name, an authority for it, and what a proxy knows of it. */
async function behindTls(): Promise<{ readonly authority: string; readonly identity: string; readonly resolve: (authority: string) => number | null; readonly front: TlsFront }> {
  const { simulator } = await genesys();
  const authority = await newAuthority();
  const identity = await newServer([name], authority);
  const front = await keep(startTlsFront(identity, Number(new URL(simulator.origin).port)));
  return { authority: authority.cert, identity: identity.cert, front, resolve: (asked) => (asked === `${name}:443` ? front.port : null) };
}

/** The token is nobody's, so the simulator's own refusal is what shows that it was reached. */
const reached = { fault: { tag: 'gateway-unauthorized' } };

describe('the gateway’s connection by a proxy', () => {
  it.each(['PROXY', 'HTTP'])('of the kind %s goes through a tunnel to the name, not to an address of ours', async (scheme) => {
    const { authority, identity, resolve, front } = await behindTls();
    const proxy = await keep(startConnectProxy(resolve));
    const bench = networkBench({ proxies: `${scheme} 127.0.0.1:${proxy.port}` });
    bench.chains.accepted(name, [identity, authority]);
    expect(await tryGateway(orgUrl, bench.agent).outcome).toMatchObject(reached);
    expect(proxy.asked).toEqual([`${name}:443`]);
    expect(front.names).toEqual([name]);
    expect(bench.resolved).toEqual([`${orgUrl}:443/`]);
    expect(bench.routes).toEqual([`http proxy 127.0.0.1:${proxy.port}`]);
  });

  it('that speaks SOCKS5 lets the proxy resolve the name', async () => {
    const { authority, identity, resolve } = await behindTls();
    const proxy = await keep(startSocksProxy(resolve));
    const bench = networkBench({ proxies: `SOCKS5 127.0.0.1:${proxy.port}` });
    bench.chains.accepted(name, [identity, authority]);
    expect(await tryGateway(orgUrl, bench.agent).outcome).toMatchObject(reached);
    expect(proxy.asked).toEqual([`${name}:443`]);
  });

  it('that is itself reached over TLS verifies the proxy first', async () => {
    const { authority, identity, resolve } = await behindTls();
    const proxyAuthority = await newAuthority('The proxy’s');
    const proxyIdentity = await newServer(['127.0.0.1'], proxyAuthority);
    const proxy = await keep(startConnectProxy(resolve, { identity: proxyIdentity }));
    const bench = networkBench({ proxies: `HTTPS 127.0.0.1:${proxy.port}` });
    bench.chains.accepted(name, [identity, authority]);
    expect(await tryGateway(orgUrl, bench.agent).outcome).toMatchObject({ fault: { tag: 'tls-untrusted', detail: `127.0.0.1:${proxy.port}` } });
    expect(proxy.asked).toEqual([]);
    bench.chains.accepted('127.0.0.1', [proxyIdentity.cert, proxyAuthority.cert]);
    expect(await tryGateway(orgUrl, bench.agent).outcome).toMatchObject(reached);
  });

  it('works without TLS on loopback too', async () => {
    const { simulator } = await genesys();
    const proxy = await keep(startConnectProxy(() => Number(new URL(simulator.origin).port)));
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${proxy.port}` });
    expect(await tryGateway(simulator.origin, bench.agent).outcome).toMatchObject(reached);
    expect(proxy.asked).toEqual([new URL(simulator.origin).host]);
    expect(bench.preflights).toEqual([]);
  });

  it('falls back to the next where the first is gone', async () => {
    const { authority, identity, resolve } = await behindTls();
    const gone = new URL(await nowhere()).host;
    const proxy = await keep(startConnectProxy(resolve));
    const bench = networkBench({ proxies: `PROXY ${gone}; PROXY 127.0.0.1:${proxy.port}; DIRECT` });
    bench.chains.accepted(name, [identity, authority]);
    expect(await tryGateway(orgUrl, bench.agent).outcome).toMatchObject(reached);
    expect(bench.routes).toEqual([`http proxy 127.0.0.1:${proxy.port}`]);
  });

  it('gives a silent one its share of the time only, and leaves nothing open', async () => {
    const { authority, identity, resolve } = await behindTls();
    const mute = await keep(startMuteProxy());
    const proxy = await keep(startConnectProxy(resolve));
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${mute.port}; PROXY 127.0.0.1:${proxy.port}` });
    bench.chains.accepted(name, [identity, authority]);
    const outcome = watch(tryGateway(orgUrl, bench.agent).outcome);
    await until(() => mute.open() === 1);
    bench.clock.advance(3_999);
    await turn();
    expect(proxy.asked).toEqual([]);
    bench.clock.advance(1);
    await until(() => outcome.value !== undefined);
    expect(outcome.value).toMatchObject(reached);
    await until(() => mute.open() === 0);
    expect(bench.clock.pending).toBe(0);
  });
});

describe('a proxy', () => {
  it('that nobody answers at is named, and tried again with a back-off', async () => {
    const gone = new URL(await nowhere()).host;
    expect(await tryGateway(orgUrl, networkBench({ proxies: `PROXY ${gone}` }).agent).outcome).toEqual({
      fault: { tag: 'proxy-unreachable', detail: gone },
      remedy: 'back-off',
      retryAfterMs: null,
      code: 0,
    });
  });

  it.each(['PROXY', 'HTTPS', 'SOCKS5', 'SOCKS4'])('of the kind %s that takes the connection and says nothing is given up on after 8 s', async (scheme) => {
    const mute = await keep(startMuteProxy());
    const bench = networkBench({ proxies: `${scheme} 127.0.0.1:${mute.port}` });
    const outcome = watch(tryGateway(orgUrl, bench.agent).outcome);
    await until(() => mute.open() === 1);
    bench.clock.advance(7_999);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(outcome.value).toBeUndefined();
    bench.clock.advance(1);
    await until(() => outcome.value !== undefined);
    expect(outcome.value).toMatchObject({ fault: { tag: 'proxy-unreachable', detail: `127.0.0.1:${mute.port}` }, remedy: 'back-off' });
    await until(() => mute.open() === 0);
    expect(bench.clock.pending).toBe(0);
  });

  it('is left at once when the sign-in is cancelled meanwhile', async () => {
    const mute = await keep(startMuteProxy());
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${mute.port}` });
    const attempt = tryGateway(orgUrl, bench.agent);
    await until(() => mute.open() === 1);
    attempt.close();
    await until(() => mute.open() === 0);
    await until(() => bench.clock.pending === 0);
  });

  it.each([407, 403])('that answers %d is said to refuse, is not gone round, and not asked again at once', async (status) => {
    const { authority, identity, resolve } = await behindTls();
    const proxy = await keep(startConnectProxy(resolve, { status }));
    const other = await keep(startConnectProxy(resolve));
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${proxy.port}; PROXY 127.0.0.1:${other.port}; DIRECT` });
    bench.chains.accepted(name, [identity, authority]);
    expect(await tryGateway(orgUrl, bench.agent).outcome).toMatchObject({
      fault: { tag: 'proxy-refused', detail: `127.0.0.1:${proxy.port} answered ${status}` },
      remedy: 'slow',
    });
    expect(other.asked).toEqual([]);
    await until(() => proxy.open() === 0);
  });

  it('that answers 401 is not taken for the gateway', async () => {
    const proxy = await keep(startConnectProxy(() => null, { status: 401 }));
    expect(await tryGateway(orgUrl, networkBench({ proxies: `PROXY 127.0.0.1:${proxy.port}` }).agent).outcome).toMatchObject({ fault: { tag: 'proxy-refused' } });
  });

  it('that can’t reach the host now is tried again with a back-off', async () => {
    const http = await keep(startConnectProxy(() => null));
    const socks = await keep(startSocksProxy(() => null));
    for (const [scheme, { port }] of [['PROXY', http], ['SOCKS5', socks]] as const) {
      const outcome = await tryGateway(orgUrl, networkBench({ proxies: `${scheme} 127.0.0.1:${port}` }).agent).outcome;
      expect(outcome).toMatchObject({ fault: { tag: 'gateway-unavailable' }, remedy: 'back-off' });
    }
  });

  it.each([
    ['forbids the host', { reply: 2 }],
    ['wants a password', { methods: 2 }],
    ['takes no way of signing in', { methods: 0xff }],
  ])('that speaks SOCKS5 and %s is said to refuse', async (_what, options) => {
    const proxy = await keep(startSocksProxy(() => null, options));
    expect(await tryGateway(orgUrl, networkBench({ proxies: `SOCKS5 127.0.0.1:${proxy.port}` }).agent).outcome).toMatchObject({
      fault: { tag: 'proxy-refused', detail: `127.0.0.1:${proxy.port}` },
      remedy: 'slow',
    });
  });
});

describe('the system’s proxy settings', () => {
  it.each([
    ['name a kind nobody knows', () => Promise.resolve('QUIC 127.0.0.1:1')],
    ['are empty', () => Promise.resolve('')],
    ['can’t be had', () => Promise.reject(new Error('no script'))],
  ])('that %s never lead to the direct way', async (_what, proxies) => {
    const { simulator } = await genesys();
    expect(await tryGateway(simulator.origin, networkBench({ proxies }).agent).outcome).toMatchObject({ fault: { tag: 'proxy-unreachable' } });
    expect(simulator.counters.upgradesRefused).toBe(0);
  });

  it('that never come are given up on', async () => {
    const bench = networkBench({ proxies: () => new Promise<string>(() => undefined) });
    const outcome = watch(tryGateway('http://127.0.0.1:1', bench.agent).outcome);
    await until(() => bench.resolved.length === 1);
    bench.clock.advance(9_000);
    await until(() => outcome.value !== undefined);
    expect(outcome.value).toMatchObject({ fault: { tag: 'proxy-unreachable' } });
    expect(bench.clock.pending).toBe(0);
  });
});
