import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { loadDemoCall } from '../../simulator/demo-call';
import { loadKnowledgeBases } from '../../simulator/knowledge-bases';
import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import type { Settings } from '../../shared/settings/settings';
import type { Clock } from '../clock';
import type { Redactor } from '../diagnostics/redaction';
import type { AppStateStore } from '../state/app-state';
import type { CurrentWorkspace } from '../workspace/workspace';
import { DemoPlayer } from './demo-player';
import { startSimulatorHost, type SimulatorHost } from './simulator-host';

export interface DemoParts {
  readonly state: AppStateStore;
  readonly workspaces: CurrentWorkspace;
  readonly settings: () => Settings;
  readonly clock: Clock;
  /** How many times as fast as people talk the call is played, 1 or more. */
  readonly pace: number;
  readonly newId: () => string;
  readonly redactor: Redactor;
  /** Folder of the articles, the call and the list of knowledge bases. */
  readonly assetsFolder: string;
  readonly simulatorModule: string;
  /** Apart from the real trail: demo records are no evidence. */
  readonly auditFolder: string;
}

const clientId = 'cuecard-demo';

/** The embedded demo: a simulated Genesys on loopback, a workspace of its own, and a call that plays itself. */
export class DemoRun {
  #running: { readonly host: SimulatorHost; readonly player: DemoPlayer } | null = null;
  /** Starting and leaving take turns, so that neither ever finds the other half done. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: DemoParts) {}

  /** Starts the demo, or plays its call again where it runs already. */
  start(): Promise<Result<null, Fault>> {
    return this.#next(async () => {
      const { state } = this.parts;
      if (this.#running !== null) {
        this.#running.player.play();
        return ok(null);
      }
      // What a demo that broke off showed: its workspace is gone, so nothing of it can be acted upon.
      state.forgetConversations();
      state.change({ view: 'assist', organisation: 'Demo', demo: { ...nothingYet, status: 'starting' } });
      const opened = await this.#open().catch((error: unknown) => err(fault('demo-failed', error instanceof Error ? error.message : undefined)));
      if (!opened.ok) state.change({ demo: { ...nothingYet, status: 'failed' } });
      return opened;
    });
  }

  /** Ends the demo and forgets what it showed; does nothing where there is none. */
  leave(): Promise<void> {
    return this.#next(async () => {
      const { state } = this.parts;
      if (state.current.demo === null) return;
      await this.#stop();
      state.forgetConversations();
      state.change({ demo: null, organisation: null });
    });
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #open(): Promise<Result<null, Fault>> {
    const { assetsFolder, clock, redactor, workspaces, state } = this.parts;
    const [call, knowledgeBases] = await Promise.all([
      loadDemoCall(join(assetsFolder, 'call.json')),
      loadKnowledgeBases(join(assetsFolder, 'knowledge-bases.json')),
    ]);
    const clientSecret = randomBytes(24).toString('base64url');
    redactor.hide(clientSecret);
    const host = await startSimulatorHost({
      modulePath: this.parts.simulatorModule,
      articlesFolder: join(assetsFolder, 'articles'),
      clientId,
      clientSecret,
      clock,
      onDied: () => void this.#next(() => this.#died()),
    });
    if (!host.ok) return host;
    const knowledgeSources = knowledgeBases.map(({ id, priority }) => ({ knowledgeBaseId: id, priority }));
    const { assistant } = await workspaces.open({
      credentials: { orgUrl: host.value.origin, clientId, clientSecret },
      auditFolder: this.parts.auditFolder,
      settings: () => withDemoGateway(this.parts.settings(), host.value.origin, knowledgeSources),
    });
    const player = new DemoPlayer({ call, clock, pace: this.parts.pace, newId: this.parts.newId, assistant, onProgress: (demo) => state.change({ demo }) });
    this.#running = { host: host.value, player };
    player.play();
    return ok(null);
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    running?.player.stop();
    await this.parts.workspaces.close();
    running?.host.stop();
  }

  /** The simulator ended by itself: "Play again" then starts everything anew. */
  async #died(): Promise<void> {
    if (this.#running === null) return;
    await this.#stop();
    this.parts.state.change({ demo: { ...nothingYet, status: 'failed' } });
  }
}

const nothingYet = { line: null, turn: 0, turns: 0 };

/** The agent's own settings, so that a threshold tried in the demo shows its effect, but the demo's gateway. */
function withDemoGateway(settings: Settings, orgUrl: string, knowledgeSources: Settings['gateway']['knowledgeSources']): Settings {
  return { ...settings, gateway: { ...settings.gateway, transport: 'realtime', orgUrl, clientId, knowledgeSources, language: 'en-GB', sendQueryId: false } };
}
