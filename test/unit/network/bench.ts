import { afterEach } from 'vitest';
import { Connector } from '../../../src/main/network/connector';
import { readExtraCa } from '../../../src/main/network/extra-ca';
import { SystemAgent } from '../../../src/main/network/system-agent';
import { Trust } from '../../../src/main/network/trust';
import { TrustedChains } from '../../../src/main/network/trusted-chains';
import type { Target } from '../../../src/main/network/target';
import { FakeClock } from '../../support/fake-clock';

export interface NetworkBench {
  readonly clock: FakeClock;
  readonly chains: TrustedChains;
  readonly connector: Connector;
  readonly trust: Trust;
  readonly agent: SystemAgent;
  /** URLs the system was asked the proxies of. */
  readonly resolved: string[];
  /** Hosts Chromium was sent to. */
  readonly preflights: string[];
  readonly routes: string[];
}

export interface NetworkBenchOptions {
  /** What the system says of proxies. */
  readonly proxies?: string | (() => Promise<string>);
  /** Its path; a function where it is set anew during the test. */
  readonly extraCaFile?: string | (() => string);
  readonly readExtraCa?: typeof readExtraCa;
  /** What Chromium does when it is sent to a host. */
  readonly chromium?: (target: Target, chains: TrustedChains) => void;
}

/** The network as main builds it, but for Electron: the system's answers are the test's. */
export function networkBench(options: NetworkBenchOptions = {}): NetworkBench {
  const clock = new FakeClock();
  const chains = new TrustedChains();
  const resolved: string[] = [];
  const preflights: string[] = [];
  const routes: string[] = [];
  const { proxies = 'DIRECT', extraCaFile = '' } = options;
  const connector = new Connector({
    resolveProxy: (url) => {
      resolved.push(url);
      return typeof proxies === 'string' ? Promise.resolve(proxies) : proxies();
    },
    clock,
    knownFor: (host) => chains.of(host) ?? [],
    onRoute: (_target, route) => routes.push(route),
  });
  const trust = new Trust({
    chains,
    extraCaFile: () => (typeof extraCaFile === 'string' ? extraCaFile : extraCaFile()),
    readExtraCa: options.readExtraCa ?? readExtraCa,
    clock,
    letChromiumJudge: (target) => {
      preflights.push(target.host);
      options.chromium?.(target, chains);
      return Promise.resolve();
    },
  });
  return { clock, chains, connector, trust, agent: new SystemAgent({ connector, trust, clock }), resolved, preflights, routes };
}

/** Closes after the test what is given to it. Call it where tests are declared. */
export function closing(): <T extends { close(): Promise<void> }>(server: Promise<T>) => Promise<T> {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
  return async (server) => {
    const started = await server;
    open.push(started);
    return started;
  };
}
