import { authorityOf } from './target';

/** A way to a host: straight, or by one proxy. */
export type Route =
  | { readonly kind: 'direct' }
  /** An HTTP proxy that tunnels by CONNECT; with `tls` the way to the proxy itself is encrypted. */
  | { readonly kind: 'connect'; readonly host: string; readonly port: number; readonly tls: boolean }
  | { readonly kind: 'socks'; readonly host: string; readonly port: number; readonly version: 4 | 5 };

/** More than anybody configures; a script that returns thousands must not keep us busy. */
const mostRoutes = 10;

/**
 * Reads Chromium's answer to which proxies to use ("PROXY a:3128; SOCKS5 b; DIRECT"), in order. What it names and we
 * don't know is left out, so the list may be empty: then there is no way, and certainly not the direct one.
 */
export function parseRoutes(text: string): readonly Route[] {
  return text.split(';').slice(0, mostRoutes).map(parseRoute).filter((route) => route !== null);
}

/** `host:port` of a proxy, for people. */
export function proxyName(route: Exclude<Route, { kind: 'direct' }>): string {
  return authorityOf(route);
}

function parseRoute(text: string): Route | null {
  const match = /^\s*([A-Za-z0-9]+)(?:\s+(\S+))?\s*$/.exec(text);
  const scheme = match?.[1]?.toUpperCase();
  if (scheme === 'DIRECT') return { kind: 'direct' };
  if (scheme === undefined || match?.[2] === undefined) return null;
  const address = (defaultPort: number): { host: string; port: number } | null => parseAddress(match[2] ?? '', defaultPort);
  const withAddress = <T extends object>(defaultPort: number, rest: T): (T & { host: string; port: number }) | null => {
    const found = address(defaultPort);
    return found === null ? null : { ...rest, ...found };
  };
  switch (scheme) {
    case 'PROXY':
    case 'HTTP':
      return withAddress(80, { kind: 'connect', tls: false } as const);
    case 'HTTPS':
      return withAddress(443, { kind: 'connect', tls: true } as const);
    case 'SOCKS':
    case 'SOCKS4':
      return withAddress(1080, { kind: 'socks', version: 4 } as const);
    case 'SOCKS5':
      return withAddress(1080, { kind: 'socks', version: 5 } as const);
    default:
      return null;
  }
}

function parseAddress(text: string, defaultPort: number): { host: string; port: number } | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^\s:@/[\]]+))(?::(\d{1,5}))?$/i.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = match?.[3] === undefined ? defaultPort : Number(match[3]);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}
