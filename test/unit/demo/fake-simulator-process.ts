import { EventEmitter } from 'node:events';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator';
import type { SimulatorMessage } from '../../../src/simulator/process';

/** Stands in for Electron's utility process: the real simulator, in this process, that is ready when the test lets it. */
export class FakeSimulatorProcess extends EventEmitter {
  simulator: Simulator | null = null;
  /** What it was told to start with. */
  told: Extract<SimulatorMessage, { type: 'start' }> | null = null;
  killed = false;
  #ended = false;

  constructor(private readonly mayBeReady: Promise<unknown>) {
    super();
  }

  get running(): boolean {
    return !this.#ended;
  }

  postMessage(message: SimulatorMessage): void {
    if (message.type === 'start') {
      this.told = message;
      void this.#start(message);
    }
  }

  kill(): boolean {
    this.killed = true;
    void this.end();
    return true;
  }

  /** As when it crashed, or somebody killed it. */
  async end(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.simulator?.close();
    this.emit('exit', this.killed ? 0 : 1);
  }

  async #start({ clientId, clientSecret }: Extract<SimulatorMessage, { type: 'start' }>): Promise<void> {
    await this.mayBeReady;
    if (this.#ended) return;
    const simulator = await startSimulator({ articles: [], clientId, clientSecret, latencyMs: 0 });
    this.simulator = simulator;
    // It may have been killed while it came up.
    if (this.killed) await simulator.close();
    else this.emit('message', { type: 'ready', origin: simulator.origin });
  }
}
