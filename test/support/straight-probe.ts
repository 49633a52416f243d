import type { NetworkProbe } from '../../src/main/network/probe';

/** A network without proxies, where loopback is all there is. */
export const straightProbe: NetworkProbe = {
  proxyTo: () => Promise.resolve(null),
  addressesOf: () => Promise.resolve(1),
  secured: () => Promise.resolve({ version: 'TLSv1.3', issuer: 'Test' }),
};
