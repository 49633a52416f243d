import type { Agent } from 'node:http';
import { signInFailed } from '../audit/trail/governance';
import { isOnThisComputer } from '../../shared/domain/org-url';
import type { Settings } from '../../shared/settings/settings';
import { Assistant } from '../assist/ask/assistant';
import { InsightsPublisher } from '../assist/insights/insights-publisher';
import { Metrics } from '../assist/insights/metrics';
import type { Trails } from '../audit/trail/trails';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Disruption } from '../genesys/gateway';
import type { ExternalStores } from '../stores/outbox';
import { RealtimeGateway } from '../genesys/realtime/realtime-gateway';
import { GatewaySocket, type SocketListener } from '../genesys/realtime/socket';
import { TokenSource, type Credentials, type Fetch } from '../genesys/token';
import type { AppStateStore } from '../state/app-state';
import type { ShownSuggestion } from '../assist/answers/shown-suggestions';
import { Desk } from './desk';

export interface WorkspaceParts {
  readonly state: AppStateStore;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** Makes the socket's connection; undefined: directly. */
  readonly agent?: Agent | undefined;
  readonly random: () => number;
  readonly trails: Trails;
  readonly newId: () => string;
  readonly appVersion: string;
  readonly policyHash: () => string | null;
  /** Counts what the gateway sends too much of. */
  readonly floods?: { overRate(kind: string): void; refused(what: 'push'): void } | undefined;
  /** Runs a piece of work under a name, for whoever wonders what took so long. */
  readonly during?: (<T>(what: string, work: () => T) => T) | undefined;
  /** Told after the window was, for notifications. */
  readonly onShown: (shown: readonly ShownSuggestion[]) => void;
}

export interface WorkspaceOptions {
  readonly credentials: Credentials;
  /** What is in force for this workspace, now. */
  readonly settings: () => Settings;
  readonly auditFolder: string;
  /** Who is told of validated answers and feedback; the demo has none. */
  readonly outbox?: ExternalStores;
}

/** Everything between one organisation and one window: gateway, assistant, ledger. Opened at sign-in, closed at sign-out. */
export interface Workspace {
  readonly assistant: Assistant;
  readonly auditFolder: string;
  /** The conversation of what the agent types. */
  readonly deskConversationId: string;
  /** The next customer: what is typed from now on is a conversation of its own. */
  newConversation(): void;
  /** A call, by the softphone's identifier: in front, and what is typed from now on belongs to it. */
  enterConversation(conversationId: string): void;
  retryNow(): void;
  /** What is in force has changed. */
  settingsChanged(): void;
  /** What is open can't be trusted any more. */
  disrupted(why: Disruption): void;
  /** Resolves when what was asked has settled and its records are on disk. */
  close(): Promise<void>;
}

export function openWorkspace(parts: WorkspaceParts, options: WorkspaceOptions): Workspace {
  const { state, log, clock } = parts;
  const desk = new Desk(parts.newId);
  const lease = parts.trails.lease(options.auditFolder);
  const gateway = new RealtimeGateway({
    openSocket: (token, listener) => new GatewaySocket({ orgUrl: options.credentials.orgUrl, token, clock, agent: parts.agent }, named(listener, parts.during)),
    tokens: new TokenSource(options.credentials, parts.fetch, clock, log),
    clock,
    random: parts.random,
    log,
    rules: () => {
      const { maxConcurrent, sendQueryId } = options.settings().gateway;
      return { maxConcurrent, queryId: sendQueryId ? 'send' : 'keep' };
    },
    listener: {
      connectionChanged: (connection) => {
        const { status } = state.current.connection;
        state.change({ connection });
        // Nobody signed out: whoever is on the other side refused us.
        if (connection.status !== 'stopped' || status === 'stopped' || connection.fault === null) return;
        void lease.trail.record(signInFailed(options.credentials, connection.fault.tag));
      },
      capacityChanged: () => assistant.capacityChanged(),
      answeredUnasked: (answer) => void assistant.receive(answer),
      overRate: (kind) => parts.floods?.overRate(kind),
      pushRefused: () => parts.floods?.refused('push'),
      alive: (lastSign) => state.change({ diagnostics: { ...state.current.diagnostics, lastSign } }),
    },
  });
  const metrics: Metrics = new Metrics({ clock, warming: () => assistant.warming, onChange: () => publisher.changed() });
  const assistant = new Assistant({
    gateway,
    ledger: lease.trail,
    outbox: options.outbox,
    clock,
    settings: options.settings,
    newId: parts.newId,
    appVersion: parts.appVersion,
    policyHash: parts.policyHash,
    view: {
      queryChanged: (query) => {
        const kind = desk.has(query.conversationId) ? 'desk' : query.trigger === 'demo' ? 'demo' : 'call';
        state.queryChanged(query, kind);
      },
      suggestionsShown: (shown) => {
        state.suggestionsShown(shown.map((one) => one.suggestion));
        parts.onShown(shown);
      },
      suggestionsChanged: (changed) => state.suggestionsChanged(changed.map((one) => one.suggestion)),
    },
    observer: metrics,
  });
  const publisher = new InsightsPublisher({ clock, snapshot: () => metrics.snapshot(), publish: (insights) => state.change({ insights }) });
  gateway.start();
  return {
    assistant,
    auditFolder: options.auditFolder,
    get deskConversationId() {
      return desk.current;
    },
    newConversation: () => state.conversationStarted({ id: desk.next(), kind: 'desk', startedAt: clock.now() }),
    enterConversation(conversationId) {
      desk.enter(conversationId);
      state.conversationInFront({ id: conversationId, kind: 'call', startedAt: clock.now() });
    },
    retryNow: () => gateway.retryNow(),
    settingsChanged: () => assistant.capacityChanged(),
    disrupted(why) {
      assistant.expire();
      if (why !== 'network-change' || !isOnThisComputer(options.credentials.orgUrl)) gateway.disrupted(why);
    },
    async close() {
      assistant.close();
      gateway.stop();
      await assistant.idle();
      publisher.close();
      await lease.release('sign-out').catch((error: unknown) => log.error('audit not closed', { error }));
      state.change({ connection: { status: 'signed-out', fault: null, retryAt: null, limit: null }, insights: null, diagnostics: { ...state.current.diagnostics, lastSign: null } });
    },
  };
}

/** The listener itself, its work under a name. */
function named(listener: SocketListener, during: WorkspaceParts['during']): SocketListener {
  if (during === undefined) return listener;
  return {
    opened: () => listener.opened(),
    message: (text) => during('gateway message', () => listener.message(text)),
    proved: (tookMs) => listener.proved(tookMs),
    overRate: (kind) => listener.overRate?.(kind),
    ended: (end) => listener.ended(end),
  };
}

/** The workspace in use, if any. One is closed before the next is opened, so that a ledger has one writer. */
export class CurrentWorkspace {
  #current: Workspace | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WorkspaceParts) {}

  get(): Workspace | null {
    return this.#current;
  }

  /** Resolves with the new workspace once the old one has let go. */
  async open(options: WorkspaceOptions): Promise<Workspace> {
    return this.#next(() => (this.#current = openWorkspace(this.parts, options)));
  }

  async close(): Promise<void> {
    await this.#next(() => null);
  }

  #next<T>(then: () => T): Promise<T> {
    const turn = this.#turn.then(async () => {
      const closing = this.#current;
      this.#current = null;
      await closing?.close();
      return then();
    });
    this.#turn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }
}
