import { lookup } from 'node:dns/promises';
import { TLSSocket } from 'node:tls';
import type { Connector } from './connector';
import { within } from './deadline';
import { NetworkError } from './network-error';
import { wayTo } from './target';
import type { Trust } from './trust';

/** Looks at the way to a host without using it: nothing is sent to anybody. Rejects as a connection would. */
export interface NetworkProbe {
  /** `host:port` of the proxy that is tried first on the way to where a URL leads; null where the way is straight. */
  proxyTo(url: string, signal: AbortSignal): Promise<string | null>;
  /** How many addresses a host has. */
  addressesOf(host: string, signal: AbortSignal): Promise<number>;
  /** Connects over TLS, verified in full, and closes. */
  secured(url: string, signal: AbortSignal): Promise<{ readonly version: string; readonly issuer: string }>;
}

/** The way that sign-in and socket take. */
export function networkProbe({ connector, trust }: { readonly connector: Connector; readonly trust: Trust }): NetworkProbe {
  return {
    proxyTo: (url, signal) => connector.firstWay(url, signal),
    addressesOf: async (host, signal) => (await within(signal, lookup(host, { all: true }))).length,
    async secured(url, signal) {
      const { target } = wayTo(url);
      try {
        // First the proxy’s word, by itself: Chromium, which is asked about the certificate, wouldn’t say what it was.
        await connector.tryTunnel(url, signal);
        const ca = await within(signal, trust.authoritiesOf(target));
        const socket = await connector.connect(target, { ca, builtIn: 'trusted', signal });
        const seen = seenOf(socket);
        socket.destroy();
        return seen;
      } catch (error) {
        // The host may have a new certificate by another authority: Chromium is asked anew the next time.
        if (error instanceof NetworkError && error.fault.tag === 'tls-untrusted') trust.doubt(target.host);
        throw error;
      }
    },
  };
}

function seenOf(socket: unknown): { readonly version: string; readonly issuer: string } {
  if (!(socket instanceof TLSSocket)) return { version: '', issuer: '' };
  const { issuer } = socket.getPeerCertificate();
  // A certificate may say several of each, or neither.
  const names = [issuer.O, issuer.CN].map((name: unknown) => (Array.isArray(name) ? String(name[0]) : typeof name === 'string' ? name : ''));
  return { version: socket.getProtocol() ?? '', issuer: (names.find((name) => name !== '') ?? '').slice(0, 100) };
}
