import { fault, type Fault } from '../../../shared/domain/fault';
import { commandNames, type CommandName } from '../../../shared/contract/ipc';
import { limitOf, type CommandLimit } from '../../../shared/contract/limits/command-limits';
import { excessOf } from '../../../shared/contract/limits/payload';
import { RateLimit } from '../../../shared/contract/limits/rate';
import { err, ok, type Result } from '../../../shared/domain/result';

interface Lane {
  readonly limit: CommandLimit;
  readonly rate: RateLimit;
  open: number;
}

/**
 * Lets in as much of each command as its limits allow, before anything of its payload is parsed. A lane for each, so that one
 * that floods takes nothing of another's. The preload keeps to the same limits; these hold where it is passed by.
 */
export class CommandGate {
  readonly #lanes: ReadonlyMap<CommandName, Lane>;

  /**
   * @param elapsed milliseconds on a clock that nobody sets
   * @param refused told of each that is not let in
   */
  constructor(
    elapsed: () => number,
    private readonly refused: (command: CommandName) => void,
  ) {
    this.#lanes = new Map(commandNames.map((name) => {
      const limit = limitOf(name);
      return [name, { limit, rate: new RateLimit(limit, elapsed), open: 0 }];
    }));
  }

  /** Whether it may be parsed and carried out; whoever was let in calls the function when it is answered, once. */
  enter(command: CommandName, payload: unknown): Result<() => void, Fault> {
    const lane = this.#lanes.get(command);
    if (lane === undefined || lane.open >= lane.limit.atOnce || !lane.rate.take()) return this.#refuse(command, 'ipc-too-many');
    if (excessOf(payload, lane.limit) !== null) return this.#refuse(command, 'ipc-too-large');
    lane.open += 1;
    return ok(() => (lane.open -= 1));
  }

  #refuse(command: CommandName, tag: 'ipc-too-many' | 'ipc-too-large'): Result<never, Fault> {
    this.refused(command);
    return err(fault(tag));
  }
}
