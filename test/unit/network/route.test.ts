import { describe, expect, it } from 'vitest';
import { parseRoutes } from '../../../src/main/network/route';

describe('the system’s answer about proxies', () => {
  it('is read in its order', () => {
    expect(parseRoutes('PROXY a.test:3128; HTTPS b.test:8443;SOCKS5 c.test:1081 ; SOCKS d.test:1082; DIRECT')).toEqual([
      { kind: 'connect', host: 'a.test', port: 3128, tls: false },
      { kind: 'connect', host: 'b.test', port: 8443, tls: true },
      { kind: 'socks', host: 'c.test', port: 1081, version: 5 },
      { kind: 'socks', host: 'd.test', port: 1082, version: 4 },
      { kind: 'direct' },
    ]);
  });

  it.each([
    ['PROXY a.test', 80],
    ['HTTPS a.test', 443],
    ['SOCKS5 a.test', 1080],
  ])('without a port (%s) means the usual one', (text, port) => {
    expect(parseRoutes(text)).toMatchObject([{ host: 'a.test', port }]);
  });

  it('may name an IPv6 address in brackets', () => {
    expect(parseRoutes('proxy [::1]:3128')).toEqual([{ kind: 'connect', host: '::1', port: 3128, tls: false }]);
  });

  it.each(['', ';', 'QUIC a.test:1', 'PROXY', 'PROXY a.test:0', 'PROXY a.test:70000', 'PROXY user:word@a.test:1', 'PROXY a b', 'DIRECTLY', 'direct a.test:1 more'])(
    'that makes no sense (%j) is no way at all',
    (text) => {
      expect(parseRoutes(text)).toEqual([]);
    },
  );

  it('is bounded', () => {
    expect(parseRoutes('DIRECT;'.repeat(1_000))).toHaveLength(10);
  });
});
