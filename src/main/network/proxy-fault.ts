import { fault, type Fault } from '../../shared/fault';
import type { Clock } from '../clock';
import type { Connector } from './connector';
import { startDeadline } from './deadline';
import { NetworkError } from './network-error';

export interface ProxyFaultParts {
  readonly connector: Connector;
  readonly clock: Clock;
  /** Of the request that failed. */
  readonly signal: AbortSignal | undefined;
}

/**
 * What a request of Chromium's failed by, where a proxy was the matter; null where it wasn't. Chromium says neither
 * which proxy nor, of a tunnel, why: the proxy is asked for one once more, and nothing is sent through that. Resolves
 * within 5 s, never rejects.
 */
export async function failedByProxy(error: unknown, url: string, { connector, clock, signal }: ProxyFaultParts): Promise<Fault | null> {
  const code = /net::ERR_([A-Z_]+)/.exec(String(error))?.[1] ?? '';
  if (!proxyCodes.test(code)) return null;
  const deadline = startDeadline(clock, longestQuestionMs, signal);
  try {
    const proxy = await connector.firstProxy(url, deadline.signal);
    if (code.includes('PROXY_AUTH')) return fault('proxy-refused', proxy);
    if (!unclearCodes.test(code)) return fault('proxy-unreachable', proxy);
    const said = await connector.tryTunnel(url, deadline.signal).then(() => null, (reason: unknown) => reason);
    // Our own deadline says nothing of what happened before.
    if (said instanceof NetworkError && !deadline.signal.aborted) return said.fault;
    return fault('gateway-unavailable', `no way through the proxy ${proxy ?? ''}`.trimEnd());
  } finally {
    deadline.end();
  }
}

/** What it means where Chromium passes on a proxy's own refusal. Resolves within 5 s, never rejects. */
export async function refusedByProxy(status: number, url: string, { connector, clock, signal }: ProxyFaultParts): Promise<Fault> {
  const deadline = startDeadline(clock, longestQuestionMs, signal);
  try {
    return fault('proxy-refused', `${(await connector.firstProxy(url, deadline.signal)) ?? 'it'} answered ${status}`);
  } finally {
    deadline.end();
  }
}

const proxyCodes = /^(PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|SOCKS_CONNECTION_.*|PROXY_AUTH_.*|UNEXPECTED_PROXY_AUTH|MANDATORY_PROXY_CONFIGURATION_FAILED)$/;
/** The proxy's refusal, or its word that the host is down: Chromium calls both the same. */
const unclearCodes = /^(TUNNEL|SOCKS)_/;

const longestQuestionMs = 5_000;
