import type { Socket } from 'node:net';
import { fault } from '../../shared/domain/fault';
import type { Clock } from '../clock';
import { startDeadline, timeoutError, within } from './deadline';
import { NetworkError } from './network-error';
import { parseRoutes, proxyName, type Route } from './route';
import { secure, type BuiltIn } from './secure';
import { authorityOf, wayTo, type Scheme, type Target } from './target';
import { openTunnel } from './tunnel';

export interface ConnectorParts {
  /** The system's answer to which proxies lead to a URL, best first: "PROXY a:3128; DIRECT". */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly clock: Clock;
  /** Certificate authorities (PEM) that a host is known by, beside the built-in ones; for proxies reached over TLS. */
  readonly knownFor: (host: string) => readonly string[];
  /** Told which way a connection took: `direct`, or a proxy's kind and address. */
  readonly onRoute: (target: Target, route: string) => void;
}

export interface ConnectOptions {
  /** Certificate authorities (PEM) to trust; null for a connection without TLS. */
  readonly ca: readonly string[] | null;
  /** Whether those that Node brings along are trusted beside them. */
  readonly builtIn: BuiltIn;
  readonly signal: AbortSignal;
}

/** Connects to hosts the way the system says: by its proxies, in their order, and over TLS that is verified in full. */
export class Connector {
  constructor(private readonly parts: ConnectorParts) {}

  /**
   * A connection that is ready for HTTP. Rejects with a `NetworkError` where the reason has a name, else with the
   * network's own error; nothing is left open then, nor after the signal.
   */
  async connect(target: Target, { ca, builtIn, signal }: ConnectOptions): Promise<Socket> {
    const socket = await this.#tunnel(target, ca === null ? 'http' : 'https', signal);
    if (ca === null) return socket;
    return secure(socket, { host: target.host, shownHost: shown(target), ca, builtIn, signal });
  }

  /** Opens a way to where a URL leads, and closes it: nothing is sent. Rejects as `connect` does. */
  async tryTunnel(url: string, signal: AbortSignal): Promise<void> {
    const { target, scheme } = wayTo(url);
    const socket = await this.#tunnel(target, scheme, signal);
    socket.destroy();
  }

  /** The proxy that is tried first on the way to where a URL leads, null where that is straight. Rejects as `connect` does. */
  async firstWay(url: string, signal: AbortSignal): Promise<string | null> {
    const { target, scheme } = wayTo(url);
    const [first] = await this.#routes(proxyQuestion(target, scheme), signal);
    if (first === undefined) throw new NetworkError(fault('proxy-unreachable'));
    return first.kind === 'direct' ? null : proxyName(first);
  }

  async #tunnel(target: Target, scheme: Scheme, signal: AbortSignal): Promise<Socket> {
    const routes = await this.#routes(proxyQuestion(target, scheme), signal);
    const giveUpAt = this.parts.clock.now() + longestTunnelMs;
    let first: unknown = new NetworkError(fault('proxy-unreachable'));
    for (const [index, route] of routes.entries()) {
      // A silent proxy takes only its share of the time, so that the next one is tried at all.
      const share = (giveUpAt - this.parts.clock.now()) / (routes.length - index);
      const deadline = startDeadline(this.parts.clock, share, signal);
      try {
        const socket = await openTunnel(route, target, { signal: deadline.signal, caOf: this.parts.knownFor });
        this.parts.onRoute(target, name(route));
        return socket;
      } catch (error) {
        if (signal.aborted) throw error instanceof NetworkError ? error : timeoutError();
        if (index === 0) first = error;
        if (isFinal(error)) throw error;
      } finally {
        deadline.end();
      }
    }
    throw first;
  }

  async #routes(url: string, signal: AbortSignal): Promise<readonly Route[]> {
    try {
      return parseRoutes(await within(signal, this.parts.resolveProxy(url)));
    } catch {
      // A script that never comes, say. Going straight instead would go round what the administrator set up.
      throw new NetworkError(fault('proxy-unreachable', 'the proxy settings could not be read'));
    }
  }
}

/** Without a path: a script must not see more of it than Chromium shows it. */
function proxyQuestion(target: Target, scheme: Scheme): string {
  return `${scheme}://${authorityOf(target)}/`;
}

/** Below the 10 s a sign-in or an upgrade may take, so that the reason is named before somebody else's deadline. */
export const longestTunnelMs = 8_000;

/** A proxy that says no, or isn't who it should be, is not to be gone round. */
function isFinal(error: unknown): boolean {
  return error instanceof NetworkError && (error.fault.tag === 'proxy-refused' || error.fault.tag === 'tls-untrusted');
}

/** The host as a URL shows it, without the usual port. */
function shown(target: Target): string {
  return authorityOf(target).replace(/:443$/, '');
}

function name(route: Route): string {
  if (route.kind === 'direct') return 'direct';
  const kind = route.kind === 'socks' ? `socks${route.version}` : route.tls ? 'https proxy' : 'http proxy';
  return `${kind} ${proxyName(route)}`;
}
