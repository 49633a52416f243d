import { describe, expect, it } from 'vitest';
import { failedByProxy, refusedByProxy } from '../../../src/main/network/proxy-fault';
import type { Fault } from '../../../src/shared/fault';
import { nowhere } from '../../support/loopback';
import { startConnectProxy, startMuteProxy, startSocksProxy } from '../../support/proxies';
import { startTlsFront } from '../../support/tls-front';
import { newServer } from '../../support/certificates';
import { until, watch } from '../../support/turns';
import { closing, networkBench, type NetworkBench } from './bench';

const keep = closing();
const url = 'https://gateway.cuecard.test/oauth/token';

function named(code: string, bench: NetworkBench): Promise<Fault | null> {
  return failedByProxy(new Error(`net::ERR_${code}`), url, { ...bench, signal: undefined });
}

describe('a sign-in that Chromium says got no tunnel', () => {
  it.each([
    [403, 'proxy-refused', (proxy: string) => `${proxy} answered 403`],
    [407, 'proxy-refused', (proxy: string) => `${proxy} answered 407`],
    [502, 'gateway-unavailable', (proxy: string) => `the proxy ${proxy} answered 502`],
    [503, 'gateway-unavailable', (proxy: string) => `the proxy ${proxy} answered 503`],
    [504, 'gateway-unavailable', (proxy: string) => `the proxy ${proxy} answered 504`],
  ])('because the proxy answered %d is %s, as the gateway’s own connection would say', async (status, tag, detail) => {
    const proxy = await keep(startConnectProxy(() => null, { status }));
    const address = `127.0.0.1:${proxy.port}`;
    const bench = networkBench({ proxies: `PROXY ${address}` });
    expect(await named('TUNNEL_CONNECTION_FAILED', bench)).toEqual({ tag, detail: detail(address) });
    // For the way the sign-in takes.
    expect(new Set(bench.resolved)).toEqual(new Set(['https://gateway.cuecard.test:443/']));
    expect(bench.clock.pending).toBe(0);
    await until(() => proxy.open() === 0);
  });

  it('is put down to the gateway where the proxy gives one now, and nothing is sent through it', async () => {
    const front = await keep(startTlsFront(await newServer(['gateway.cuecard.test'], null), null));
    const proxy = await keep(startConnectProxy(() => front.port));
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${proxy.port}` });
    expect(await named('TUNNEL_CONNECTION_FAILED', bench)).toEqual({ tag: 'gateway-unavailable', detail: `no way through the proxy 127.0.0.1:${proxy.port}` });
    await until(() => front.open() === 0 && proxy.open() === 0);
    expect([front.trusted(), front.received()]).toEqual([0, '']);
  });

  it('is put down to the gateway where the proxy says nothing any more, after 5 s, and is left then', async () => {
    const mute = await keep(startMuteProxy());
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${mute.port}` });
    const fault = watch(named('TUNNEL_CONNECTION_FAILED', bench));
    await until(() => mute.open() === 1);
    bench.clock.advance(5_000);
    await until(() => fault.value !== undefined);
    expect(fault.value).toEqual({ tag: 'gateway-unavailable', detail: `no way through the proxy 127.0.0.1:${mute.port}` });
    await until(() => mute.open() === 0);
    expect(bench.clock.pending).toBe(0);
  });

  it('is not asked about any longer once the sign-in is given up', async () => {
    const mute = await keep(startMuteProxy());
    const bench = networkBench({ proxies: `PROXY 127.0.0.1:${mute.port}` });
    const signIn = new AbortController();
    const fault = watch(failedByProxy(new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), url, { ...bench, signal: signIn.signal }));
    await until(() => mute.open() === 1);
    signIn.abort();
    await until(() => fault.value !== undefined && mute.open() === 0);
    expect(bench.clock.pending).toBe(0);
  });
});

describe('a sign-in that failed at a SOCKS proxy', () => {
  it.each([
    ['SOCKS_CONNECTION_HOST_UNREACHABLE', 4, 'gateway-unavailable'],
    ['SOCKS_CONNECTION_FAILED', 2, 'proxy-refused'],
  ])('with %s (reply %d) is %s', async (code, reply, tag) => {
    const proxy = await keep(startSocksProxy(() => null, { reply }));
    expect(await named(code, networkBench({ proxies: `SOCKS5 127.0.0.1:${proxy.port}` }))).toMatchObject({ tag });
  });
});

describe('a sign-in that failed by a proxy', () => {
  it('nobody answers at names it, without going there again', async () => {
    const gone = new URL(await nowhere()).host;
    expect(await named('PROXY_CONNECTION_FAILED', networkBench({ proxies: `DIRECT; PROXY ${gone}` }))).toEqual({ tag: 'proxy-unreachable', detail: gone });
  });

  it('that wants a password is refused', async () => {
    const bench = networkBench({ proxies: 'PROXY a.test:3128' });
    expect(await named('PROXY_AUTH_UNSUPPORTED', bench)).toEqual({ tag: 'proxy-refused', detail: 'a.test:3128' });
    expect(await refusedByProxy(407, url, { ...bench, signal: undefined })).toEqual({ tag: 'proxy-refused', detail: 'a.test:3128 answered 407' });
  });

  it.each(['PROXY_CONNECTION_FAILED', 'TUNNEL_CONNECTION_FAILED'])('(%s) is named without it after 5 s where the proxy settings never come', async (code) => {
    const bench = networkBench({ proxies: () => new Promise<string>(() => undefined) });
    const [failed, refused] = [watch(named(code, bench)), watch(refusedByProxy(407, url, { ...bench, signal: undefined }))];
    await until(() => bench.resolved.length >= 2);
    bench.clock.advance(5_000);
    await until(() => failed.value !== undefined && refused.value !== undefined);
    expect(failed.value).toEqual(code === 'PROXY_CONNECTION_FAILED' ? { tag: 'proxy-unreachable' } : { tag: 'gateway-unavailable', detail: 'no way through the proxy' });
    expect(refused.value).toEqual({ tag: 'proxy-refused', detail: 'it answered 407' });
    expect(bench.clock.pending).toBe(0);
  });

  it.each(['NAME_NOT_RESOLVED', 'CONNECTION_REFUSED', 'CERT_AUTHORITY_INVALID'])('is none that failed by something else (%s)', async (code) => {
    const bench = networkBench({ proxies: 'PROXY a.test:3128' });
    expect(await named(code, bench)).toBeNull();
    expect(bench.resolved).toEqual([]);
  });
});
