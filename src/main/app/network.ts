import type { Agent } from 'node:http';
import { session, type Certificate, type Session } from 'electron';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Fetch } from '../genesys/token';
import { agentFetch } from '../network/agent-fetch';
import { CertificateJudge } from '../network/certificate-judge';
import { Connector } from '../network/connector';
import { startDeadline } from '../network/deadline';
import { readExtraCa } from '../network/extra-ca';
import { networkProbe, type NetworkProbe } from '../network/probe';
import { ProxyAnswers } from '../network/proxy-answers';
import { SystemAgent } from '../network/system-agent';
import { authorityOf, type Target } from '../network/target';
import { Trust } from '../network/trust';
import { TrustedChains } from '../network/trusted-chains';
import type { NetworkProcess } from './supervision/network-process';

export interface SystemNetworkParts {
  /** Path of the extra CA file as it is set now; '' for none. */
  readonly extraCaFile: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly process: NetworkProcess;
}

/** The network as the system has it: its proxies and its certificates, for fetch and for sockets alike. */
export interface SystemNetwork {
  /** Over Node, as the sockets are: nothing is sent before the certificate was verified in full. Rejects with a `NetworkError` where the reason has a name. */
  readonly fetch: Fetch;
  /** For Node's HTTP and WebSockets. */
  readonly agent: Agent;
  /** For testing the way of both. */
  readonly probe: NetworkProbe;
}

/** Connects Node's side with Chromium's. Once, after the app is ready. */
export function systemNetwork({ extraCaFile, clock, log, process }: SystemNetworkParts): SystemNetwork {
  const chains = new TrustedChains();
  const ports = new Map<string, number>();
  const connector = new Connector({
    resolveProxy: (url) => proxies.resolve(url),
    clock,
    knownFor: (host) => chains.of(host) ?? [],
    onRoute: (target, route) => log.info('network route', { host: target.host, port: target.port, route }),
  });
  const trust = new Trust({
    chains,
    extraCaFile,
    readExtraCa,
    clock,
    letChromiumJudge: async (target) => {
      remember(ports, target);
      await heedExtraCa();
      await preflight(own, target, clock);
    },
  });
  const judge = new CertificateJudge({ chains, trust, connector, clock, portOf: (host) => ports.get(host) ?? null });
  let own = judged(session.defaultSession, judge);
  let judgedWith: string | null = null;
  let sessions = 0;
  const proxies = new ProxyAnswers({ ask: (url) => own.resolveProxy(url), revive: () => process.revive(), clock });

  const renew = (): void => {
    sessions += 1;
    own = judged(session.fromPartition(`network-${sessions}`, { cache: false }), judge);
  };
  // A session whose process is gone resolves proxies again, and never fetches anything any more.
  process.onReplaced(renew);

  /** To be called before Chromium connects, for whatever reason. Rejects with `extra-ca-unreadable`. */
  const heedExtraCa = async (): Promise<void> => {
    const extra = (await trust.extra()).join('\n');
    if (judgedWith !== null && extra !== judgedWith) {
      // A session remembers its judgements for half an hour and can't be told to forget: what another file brought
      // about needs a new one, in memory only.
      renew();
    }
    judgedWith = extra;
  };

  const agent = new SystemAgent({ connector, trust, clock });
  return { fetch: agentFetch(agent), agent, probe: networkProbe({ connector, trust }) };
}

/** A session whose certificates pass the judge, too. */
function judged(own: Session, judge: CertificateJudge): Session {
  own.setCertificateVerifyProc((request, answer) => {
    const verdict = {
      hostname: request.hostname,
      result: request.verificationResult,
      certificate: request.certificate.data,
      chain: chainOf(request.validatedCertificate),
    };
    void judge.judge(verdict).then((outcome) => answer(outcome === 'accept' ? acceptCode : asChromiumSaysCode));
  });
  return own;
}

/** Electron's own numbers. */
const acceptCode = 0;
const asChromiumSaysCode = -3;

/** Nothing but a look at the certificate: no cookie, no token, and whatever is answered is of no interest. */
async function preflight(own: Session, target: Target, clock: Clock): Promise<void> {
  const deadline = startDeadline(clock, 5_000);
  try {
    const init: RequestInit = { method: 'HEAD', credentials: 'omit', cache: 'no-store', redirect: 'manual', signal: deadline.signal };
    await own.fetch(`https://${authorityOf(target)}/`, init);
  } catch {
    // Node says what is wrong, when it connects.
  } finally {
    deadline.end();
  }
}

const mostHosts = 32;

function remember(ports: Map<string, number>, { host, port }: Target): void {
  ports.delete(host);
  if (ports.size >= mostHosts) ports.delete(ports.keys().next().value ?? '');
  ports.set(host, port);
}

/** A chain is short; one that goes round is cut. The typings say there is always an issuer; a root has none. */
function chainOf(leaf: Certificate | null | undefined): readonly string[] {
  const chain: string[] = [];
  for (let current = leaf; current !== null && current !== undefined && chain.length < 10; current = current.issuerCert) {
    if (chain.includes(current.data)) break;
    chain.push(current.data);
  }
  return chain;
}
