import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { fault } from '../../shared/domain/fault';
import { isLoopback } from '../../shared/domain/org-url';
import type { Clock } from '../clock';
import type { Connector } from './connector';
import { NetworkError } from './network-error';
import { startDeadline, within } from './deadline';
import { bareHost, urlHost, type Target } from './target';
import type { Trust } from './trust';

export interface SystemAgentParts {
  readonly connector: Connector;
  readonly trust: Trust;
  readonly clock: Clock;
}

/**
 * Gives Node's HTTP, and so `ws`, connections the system's way: its proxies, its certificates. A connection takes 9 s
 * at most; one whose request was given up meanwhile is closed. It is a TLS one unless the request says
 * `secureEndpoint: false`, which is for loopback only.
 */
export class SystemAgent extends Agent {
  constructor(private readonly parts: SystemAgentParts) {
    super();
    // Else it were guessed from a stack trace, and Node would hold the request's against it.
    this.protocol = '';
  }

  /** Said by the request, never guessed: agent-base would look for Node's `https` in a stack trace, and fail open. */
  override isSecureEndpoint(options?: AgentConnectOpts): boolean {
    return options?.secureEndpoint !== false;
  }

  /** Rejects with a `NetworkError` where the reason has a name, else with the network's own error. */
  override async connect(request: ClientRequest, options: AgentConnectOpts): Promise<Socket> {
    const { connector, trust, clock } = this.parts;
    const target = { host: bareHost(options.host ?? 'localhost'), port: options.port };
    if (!options.secureEndpoint) requireLoopback(target);
    const givenUp = new AbortController();
    const giveUp = (): void => givenUp.abort();
    // A request that is aborted before it has a socket, as ws does it, says so by nothing else.
    // oxlint-disable-next-line typescript/no-deprecated
    request.once('abort', giveUp);
    const deadline = startDeadline(clock, longestConnectMs, givenUp.signal);
    try {
      const ca = options.secureEndpoint ? await within(deadline.signal, trust.authoritiesOf(target)) : null;
      const socket = await connector.connect(target, { ca, builtIn: 'trusted', signal: deadline.signal });
      if (request.destroyed) socket.destroy();
      return socket;
    } catch (error) {
      // The host may have a new certificate by another authority: Chromium is asked anew the next time.
      if (error instanceof NetworkError && error.fault.tag === 'tls-untrusted') trust.doubt(target.host);
      throw error;
    } finally {
      deadline.end();
      request.off('abort', giveUp);
    }
  }
}

/** Just below the 10 s an upgrade may take, so that the reason is said and not only that it took too long. */
const longestConnectMs = 9_000;

/** The token must not travel in clear, whoever asked for that. */
function requireLoopback({ host }: Target): void {
  if (!isLoopback(urlHost(host))) throw new NetworkError(fault('org-url-invalid', 'The address must start with https://.'));
}
