import type { Agent } from 'node:http';
import { isIP } from 'node:net';
import { fault, type Fault } from '../../../shared/domain/fault';
import type { KnowledgeSource } from '../../../shared/domain/knowledge';
import { isOnThisComputer } from '../../../shared/domain/org-url';
import { err, type Result } from '../../../shared/domain/result';
import type { Clock } from '../../clock';
import type { NetworkProbe } from '../../network/probe';
import type { StepOutcome, StepWork } from '../connection-test';
import { networkFault } from '../http/network-fault';
import { TokenSource, type Credentials, type Fetch } from '../token';
import { TestSocket } from './test-socket';

export interface ConnectionStepsParts {
  readonly fetch: Fetch;
  /** How the socket connects; undefined for Node’s own way. */
  readonly agent?: Agent | undefined;
  readonly network: NetworkProbe;
  readonly clock: Clock;
}

export interface TestTarget {
  readonly credentials: Credentials;
  /** Asked by the last step; none is that nobody said yet. */
  readonly sources: readonly KnowledgeSource[];
  readonly language: string;
}

/** Each beyond what its part allows itself, so that the reason is said and not only that it took too long. */
const deadlines = { dns: 6_000, tls: 10_000, token: 12_000, scopes: 1_000, socket: 12_000, query: 10_000 } as const;

/** What tests a connection the way a session makes one: by the same network, with the same token, on the same socket. */
export class ConnectionSteps {
  readonly steps: readonly StepWork[];
  readonly #tokens: TokenSource;
  #missingScopes: Fault | null = null;
  #socket: TestSocket | null = null;
  #opening: Promise<StepOutcome> | null = null;
  #tokenRefused = false;

  constructor(private readonly target: TestTarget, private readonly parts: ConnectionStepsParts) {
    this.#tokens = new TokenSource(target.credentials, parts.fetch, parts.clock);
    const work = (name: keyof typeof deadlines, run: StepWork['run']): StepWork => ({ name, deadlineMs: deadlines[name], run });
    this.steps = [
      work('dns', (signal) => this.#lookUp(signal)),
      work('tls', (signal) => this.#secure(signal)),
      work('token', () => this.#token()),
      work('scopes', () => this.#scopes()),
      work('socket', (signal) => this.#connect(signal)),
      work('query', (signal) => this.#query(signal)),
    ];
  }

  /** Asks one knowledge base, over a new connection where the last one is gone; 10 s at most. */
  async ask(source: KnowledgeSource, signal: AbortSignal): Promise<Result<number, Fault>> {
    const connected = await this.#connect(signal);
    if (connected.kind === 'failed') return err(connected.fault);
    return this.#socket === null ? err(fault('connection-lost')) : this.#socket.ask([source], this.target.language, signal);
  }

  /** Lets go of the connection. */
  close(): void {
    this.#socket?.close();
    this.#socket = null;
  }

  get #orgUrl(): URL {
    return new URL(this.target.credentials.orgUrl);
  }

  async #lookUp(signal: AbortSignal): Promise<StepOutcome> {
    const { network } = this.parts;
    const { href, hostname } = this.#orgUrl;
    return this.#tried(async () => {
      const proxy = await network.proxyTo(href, signal);
      if (proxy !== null) return { kind: 'skipped', note: { kind: 'by-proxy', proxy } };
      if (isOnThisComputer(href) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return { kind: 'skipped', note: { kind: 'no-name' } };
      return { kind: 'passed', note: { kind: 'addresses', count: await network.addressesOf(hostname, signal) } };
    });
  }

  async #secure(signal: AbortSignal): Promise<StepOutcome> {
    const { href, protocol } = this.#orgUrl;
    if (protocol === 'http:') return { kind: 'skipped', note: { kind: 'no-tls' } };
    return this.#tried(async () => ({ kind: 'passed', note: { kind: 'secured', ...(await this.parts.network.secured(href, signal)) } }));
  }

  async #token(): Promise<StepOutcome> {
    this.#missingScopes = null;
    const token = await this.#tokens.get('fresh');
    if (token.ok) return passed;
    if (token.error.fault.tag !== 'scope-missing') return { kind: 'failed', fault: token.error.fault };
    this.#missingScopes = token.error.fault;
    return passed;
  }

  /** What the token allows is known from the step before; tried again, it takes a new one. */
  async #scopes(): Promise<StepOutcome> {
    const missing = this.#missingScopes;
    if (missing === null) return passed;
    const again = await this.#token();
    if (again.kind === 'failed') return again;
    return this.#missingScopes === null ? passed : { kind: 'failed', fault: this.#missingScopes };
  }

  /** One at a time, whoever asks. */
  #connect(signal: AbortSignal): Promise<StepOutcome> {
    this.#opening ??= this.#open(signal).finally(() => (this.#opening = null));
    return this.#opening;
  }

  async #open(signal: AbortSignal): Promise<StepOutcome> {
    if (this.#socket?.isOpen === true) return passed;
    const token = await this.#tokens.get(this.#tokenRefused ? 'fresh' : 'cached');
    if (!token.ok) return { kind: 'failed', fault: token.error.fault };
    const { clock, agent } = this.parts;
    const opened = await TestSocket.open({ orgUrl: this.target.credentials.orgUrl, token: token.value, clock, agent }, signal);
    this.#tokenRefused = !opened.ok && opened.error.remedy === 're-authenticate';
    if (!opened.ok) return { kind: 'failed', fault: opened.error.fault };
    this.#socket = opened.value;
    return passed;
  }

  async #query(signal: AbortSignal): Promise<StepOutcome> {
    const { sources, language } = this.target;
    if (sources.length === 0) return { kind: 'skipped', note: { kind: 'no-source' } };
    const connected = await this.#connect(signal);
    if (connected.kind === 'failed' || this.#socket === null) return connected;
    const answer = await this.#socket.ask(sources, language, signal);
    return answer.ok ? { kind: 'passed', note: { kind: 'results', count: answer.value } } : { kind: 'failed', fault: answer.error };
  }

  async #tried(work: () => Promise<StepOutcome>): Promise<StepOutcome> {
    try {
      return await work();
    } catch (error) {
      return { kind: 'failed', fault: networkFault(error, this.#orgUrl.host) };
    }
  }
}

const passed: StepOutcome = { kind: 'passed', note: null };
