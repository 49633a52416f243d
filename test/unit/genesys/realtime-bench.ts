import { Dispatcher, type Dispatched } from '../../../src/main/assist/ask/dispatcher';
import type { UnaskedAnswer } from '../../../src/main/genesys/gateway';
import { RealtimeGateway } from '../../../src/main/genesys/realtime/realtime-gateway';
import { GatewaySocket } from '../../../src/main/genesys/realtime/socket';
import { TokenSource } from '../../../src/main/genesys/token';
import type { Query } from '../../../src/shared/domain/knowledge';
import type { SignOfLife } from '../../../src/shared/contract/diagnostics';
import type { Connection } from '../../../src/shared/contract/state';
import { FakeClock } from '../../support/fake-clock';
import type { LoopbackGenesys } from '../../support/loopback-genesys';
import { recordingLog } from '../../support/recording-log';
import { aQuery } from '../../support/samples';
import { turn, until, watch } from '../../support/turns';

/** The realtime gateway, signed in to a simulator over real sockets, on a clock of the test's own. */
export class RealtimeBench {
  readonly clock = new FakeClock();
  readonly log = recordingLog();
  readonly connections: Connection[] = [];
  readonly unasked: UnaskedAnswer[] = [];
  readonly signs: SignOfLife[] = [];
  /** Kinds of messages that were over their rate. */
  readonly overRate: string[] = [];
  readonly gateway: RealtimeGateway;
  readonly dispatcher: Dispatcher;
  maxConcurrent = 5;
  queryId: 'send' | 'keep' = 'keep';
  #asked = 0;

  constructor(private readonly genesys: LoopbackGenesys) {
    this.gateway = new RealtimeGateway({
      openSocket: (token, listener) => new GatewaySocket({ orgUrl: genesys.credentials.orgUrl, token, clock: this.clock, agent: undefined }, listener),
      tokens: new TokenSource(genesys.credentials, fetch, this.clock),
      clock: this.clock,
      random: () => 0.5,
      log: this.log,
      rules: () => ({ maxConcurrent: this.maxConcurrent, queryId: this.queryId }),
      listener: {
        connectionChanged: (connection) => this.connections.push(connection),
        capacityChanged: () => this.dispatcher.capacityChanged(),
        answeredUnasked: (answer) => this.unasked.push(answer),
        alive: (sign) => this.signs.push(sign),
        overRate: (kind) => this.overRate.push(kind),
      },
    });
    this.dispatcher = new Dispatcher({
      gateway: this.gateway,
      clock: this.clock,
      perConversation: () => (this.queryId === 'send' ? 'unlimited' : 'one-at-a-time'),
      listener: { started: () => undefined, queueChanged: () => undefined },
    });
  }

  get connection(): Connection | undefined {
    return this.connections.at(-1);
  }

  /** Starts, and waits for the connection to be of that status. */
  async start(status: Connection['status'] = 'live'): Promise<void> {
    this.gateway.start();
    await this.comes(status);
  }

  async comes(status: Connection['status']): Promise<void> {
    await until(() => this.connection?.status === status);
  }

  /** Lets the wait for the next try pass, and waits for the connection. */
  async reconnects(): Promise<void> {
    await this.comes('waiting');
    this.clock.advance((this.connection?.retryAt ?? 0) - this.clock.now());
    await this.comes('live');
  }

  /** Asks by way of the slots. It has ten minutes, so that a test may let time pass. */
  ask(fields: Partial<Query> = {}): Asked {
    const askedAt = this.clock.now();
    const query = aQuery({ id: `query-${(this.#asked += 1)}`, askedAt, deadline: askedAt + 600_000, ...fields });
    let sends = 0;
    const outcome = watch(this.dispatcher.dispatch(query, () => (sends += 1)));
    return {
      query,
      cancel: () => this.dispatcher.cancel(query.id),
      get outcome() {
        return outcome.value;
      },
      get sends() {
        return sends;
      },
      settled: () => until(() => outcome.value !== undefined).then(() => outcome.value),
    };
  }

  /** Asks, and waits until the simulator has the question. */
  async asks(fields: Partial<Query> = {}): Promise<Asked> {
    const { counters } = this.genesys.simulator;
    const asked = this.ask(fields);
    await until(() => this.genesys.simulator.counters.subscribes > counters.subscribes);
    await turn();
    return asked;
  }
}

export interface Asked {
  readonly query: Query;
  readonly outcome: Dispatched | undefined;
  /** How often it went out. */
  readonly sends: number;
  /** The agent cancels it. */
  cancel(): void;
  settled(): Promise<Dispatched | undefined>;
}
