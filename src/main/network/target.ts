/** Whom to connect to. */
export interface Target {
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** A host as a URL writes it: an IPv6 address in brackets. */
export function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** A URL's host as sockets and certificates know it. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

/** `host:port`. */
export function authorityOf({ host, port }: Target): string {
  return `${urlHost(host)}:${port}`;
}

export type Scheme = 'http' | 'https';

/** Where a URL leads. */
export function wayTo(url: string): { readonly target: Target; readonly scheme: Scheme } {
  const { protocol, hostname, port } = new URL(url);
  const [scheme, usualPort] = protocol === 'http:' ? (['http', 80] as const) : (['https', 443] as const);
  return { target: { host: bareHost(hostname), port: port === '' ? usualPort : Number(port) }, scheme };
}
