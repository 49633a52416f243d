import { join } from 'node:path';
import { openWorkspace, type Workspace } from '../../../src/main/workspace/workspace';
import type { SimulatorOptions } from '../../../src/simulator/simulator';
import type { Settings } from '../../../src/shared/settings/settings';
import { FakeClock } from '../../support/fake-clock';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { recordingLog } from '../../support/recording-log';
import { someSettings } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { trailsOf } from '../../support/trails';
import { turn, until } from '../../support/turns';
import { Network } from './network';
import { questionFor } from './questions';
import { quiet } from './quiet';
import { startUntrustedFront, type UntrustedFront } from './untrusted-front';
import { WatchedState } from './watched-state';

export interface SceneOptions {
  readonly simulator?: Partial<SimulatorOptions>;
  readonly gateway?: Partial<Settings['gateway']>;
}

/** A question as it was asked. */
export interface AskedQuestion {
  readonly queryId: string;
  readonly conversationId: string;
  readonly text: string;
  /** The one article that answers it. */
  readonly documentId: string;
}

/** Time passes in steps no longer than this, so that a heartbeat's answer can come before the next step. */
const stepMs = 2_000;
/** Milliseconds by the wall for what needs no time of the app: a slow line, on a busy machine. */
const patienceMs = 30_000;

/** Makes scenes, which are gone after the test. Call it where tests are declared. */
export function scenes(): (options?: SceneOptions) => Promise<Scene> {
  const startGenesys = loopbackGenesys();
  const scratch = scratchFolders();
  return async (options = {}) => {
    const clock = new FakeClock();
    const genesys = await startGenesys({ now: () => clock.now(), ...options.simulator });
    const proxy = await startFaultProxy({ target: genesys.simulator.origin, random: () => 0.5 });
    return new Scene(clock, genesys, proxy, join(scratch(), 'audit'), options);
  };
}

/**
 * The app from token to audit file, with the window's state; a Genesys; and between them a line on which things go
 * wrong. Sockets and files are real, the app's time passes only when a row says so.
 */
export class Scene {
  readonly network = new Network();
  readonly state: WatchedState;
  readonly asked: AskedQuestion[] = [];
  readonly simulator: LoopbackGenesys['simulator'];
  #workspace: Workspace | null = null;
  #front: UntrustedFront | null = null;
  #settled = 0;
  /** Of the state's losses, those that a row has waited for or recovered from. */
  #lossesKnown = 0;
  #struckAt = 0;
  #withinMs = 0;

  constructor(
    readonly clock: FakeClock,
    private readonly genesys: LoopbackGenesys,
    readonly proxy: FaultProxy,
    readonly auditFolder: string,
    private readonly options: SceneOptions,
  ) {
    this.state = new WatchedState(clock);
    this.simulator = genesys.simulator;
  }

  get workspace(): Workspace {
    if (this.#workspace === null) throw new Error('The app has not started.');
    return this.#workspace;
  }

  /** Under a name, since a gateway on this computer is not held to depend on its network. */
  get orgUrl(): string {
    return this.proxy.origin.replace('127.0.0.1', 'acme.example.com');
  }

  get live(): boolean {
    return this.state.current.connection.status === 'live';
  }

  get waiting(): boolean {
    return this.state.current.connection.status === 'waiting';
  }

  get allSettled(): boolean {
    return this.#settled === this.asked.length;
  }

  /** Milliseconds, by the app's clock, from the fault to the last change of the window or the last settlement. */
  tookMs(lastSettlement: number): number {
    return Math.max(this.#struckAt, this.state.lastAt, lastSettlement) - this.#struckAt;
  }

  start(): void {
    let ids = 0;
    const settings = someSettings({ gateway: { confidenceThreshold: 0, ...this.options.gateway } });
    const { network, clock, state } = this;
    this.#workspace = openWorkspace(
      {
        state,
        trails: trailsOf({ state, clock, log: recordingLog() }),
        clock,
        log: recordingLog(),
        fetch: network.fetch,
        agent: network.agent,
        random: () => 0.5,
        newId: () => `id-${(ids += 1)}`,
        appVersion: '0.1.0',
        policyHash: () => null,
        onShown: () => undefined,
      },
      { credentials: { ...this.genesys.credentials, orgUrl: this.orgUrl }, settings: () => settings, auditFolder: this.auditFolder },
    );
  }

  /** Starts, and waits for a session that was seen to work. */
  async connect(): Promise<void> {
    this.start();
    await this.until(() => this.live);
    this.clock.advance(0);
    await this.calmsDown();
  }

  /** From here on the window is watched and the time is measured; what was before is not what the row is about. */
  strike(withinS: number): void {
    this.#withinMs = withinS * 1_000;
    this.#struckAt = this.clock.now();
    this.state.watch();
  }

  /** The agent asks, in a conversation of its own each time. */
  ask(times = 1): void {
    for (let time = 0; time < times; time += 1) this.askIn(`call-${this.asked.length + 1}`);
  }

  askIn(conversationId: string): void {
    const { documentId, text } = questionFor(this.asked.length);
    const { queryId, settled } = this.workspace.assistant.ask({ text, conversationId, trigger: 'typed' });
    this.asked.push({ queryId, conversationId, text, documentId });
    void settled.then(() => (this.#settled += 1));
  }

  /** Asks, and waits until so many questions in all have reached the gateway. */
  async asks(times = 1): Promise<void> {
    const { subscribes } = this.simulator.counters;
    this.ask(times);
    await this.until(() => this.simulator.counters.subscribes === subscribes + times);
    await turn();
  }

  /** Asks what the gateway takes and never answers. */
  async asksInVain(): Promise<void> {
    this.simulator.faults.answers.mute = 1;
    await this.asks();
    await this.until(() => this.simulator.requests.at(-1)?.outcome === 'muted');
  }

  /** What comes about by itself, without the app's time passing. */
  async until(condition: () => boolean): Promise<void> {
    await until(() => {
      // What is due now is due, without any time passing.
      this.clock.advance(0);
      return condition();
    }, patienceMs);
  }

  /** Until nothing comes about by itself any more. */
  async calmsDown(): Promise<void> {
    await this.#calm(() => false);
  }

  /** Everything asked has settled, without the app's time passing. */
  async settled(): Promise<void> {
    await this.until(() => this.allSettled);
  }

  /** Lets the app's time pass until it comes true, at most until the row's bound. */
  async passesUntil(condition: () => boolean): Promise<void> {
    for (;;) {
      await this.#calm(condition);
      if (condition()) return;
      const left = this.#struckAt + this.#withinMs - this.clock.now();
      if (left <= 0) {
        // The app's time is up; a busy machine may still have to bring what was said within it.
        await this.until(condition).catch(() => {
          throw new Error(`Not within ${this.#withinMs / 1_000} s: ${condition.toString()}; the window said ${this.state.words.join(' → ')}`);
        });
        return;
      }
      this.clock.advance(Math.min(this.clock.untilNext, stepMs, left));
    }
  }

  /** Lets so many milliseconds of the app's time pass. */
  async passes(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (;;) {
      await this.calmsDown();
      const left = end - this.clock.now();
      if (left <= 0) return;
      this.clock.advance(Math.min(this.clock.untilNext, stepMs, left));
    }
  }

  /** Until it is connected again, and what was asked has settled. */
  async recovers(): Promise<void> {
    await this.passesUntil(() => this.live && this.allSettled);
    this.#lossesKnown = this.state.losses;
  }

  /** Until only a person helps, and what was asked has settled. */
  async stops(): Promise<void> {
    await this.passesUntil(() => this.state.current.connection.status === 'stopped' && this.allSettled);
  }

  /** Until the connection is noticed to be gone; it may be back by then. */
  async drops(): Promise<void> {
    await this.passesUntil(() => !this.live || this.state.losses > this.#lossesKnown);
    this.#lossesKnown = this.state.losses;
  }

  /** Nobody listens at the gateway any more, and the app has noticed. */
  async goesDown(): Promise<void> {
    await this.simulator.goDown();
    await this.drops();
    this.network.reach = 'nobody-there';
  }

  /** The gateway is back. */
  async comesBack(): Promise<void> {
    await this.simulator.comeBack();
    this.network.reach = 'the-gateway';
  }

  /** From now on the app's connections end at a server with a certificate that nobody signed. */
  async untrustedFront(): Promise<UntrustedFront> {
    this.#front = await startUntrustedFront();
    this.network.reach = { untrusted: this.#front.origin };
    return this.#front;
  }

  /** Ends the app and the line; returns how many of its timers are left. */
  async close(): Promise<number> {
    await this.#workspace?.close();
    this.proxy.faults.mute = null;
    await until(() => this.simulator.counters.openSockets === 0 && this.clock.pending === 0).catch(() => undefined);
    const { pending } = this.clock;
    this.#front?.close();
    await this.proxy.close();
    return pending;
  }

  #calm(orUntil: () => boolean): Promise<void> {
    const { simulator, proxy, clock, state } = this;
    return quiet(() => {
      clock.advance(0);
      return [JSON.stringify(simulator.counters), proxy.accepted, proxy.connections, clock.pending, state.current];
    }, orUntil);
  }
}
