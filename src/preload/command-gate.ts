import type { CommandName } from '../shared/contract/ipc';
import type { Fault } from '../shared/domain/fault';
import { limitOf, type CommandLimit } from '../shared/contract/limits/command-limits';
import { excessOf } from '../shared/contract/limits/payload';
import { RateLimit } from '../shared/contract/limits/rate';

/** What was refused is told so often at most, in milliseconds. */
const tellEveryMs = 1_000;

export interface PreloadGateParts {
  readonly commandNames: readonly string[];
  /** Milliseconds on a clock that nobody sets. */
  readonly elapsed: () => number;
  readonly after: (ms: number, task: () => void) => unknown;
  /** How many were refused since it was last told, by command. */
  readonly tell: (refused: Readonly<Record<string, number>>) => void;
}

/**
 * Main's limits, kept here already: what is refused is never copied into main. A fresh page begins with fresh rates, main's go
 * on.
 */
export class PreloadGate {
  readonly #lanes: ReadonlyMap<string, { readonly limit: CommandLimit; readonly rate: RateLimit }>;
  #refused = new Map<string, number>();

  constructor(private readonly parts: PreloadGateParts) {
    this.#lanes = new Map(parts.commandNames.map((name) => {
      // They are the contract's own names, put in at build time.
      const limit = limitOf(name as CommandName);
      return [name, { limit, rate: new RateLimit(limit, parts.elapsed) }];
    }));
  }

  /** Why main is not to hear of it; null where it is. Throws for what is no command. */
  refusal(command: string, request: unknown): Fault | null {
    const lane = this.#lanes.get(command);
    if (lane === undefined) throw new Error(`There is no command “${command}”.`);
    if (!lane.rate.take()) return this.#refuse(command, 'ipc-too-many');
    return excessOf(request, lane.limit) === null ? null : this.#refuse(command, 'ipc-too-large');
  }

  #refuse(command: string, tag: Fault['tag']): Fault {
    if (this.#refused.size === 0) this.parts.after(tellEveryMs, () => this.#tell());
    this.#refused.set(command, (this.#refused.get(command) ?? 0) + 1);
    return { tag };
  }

  #tell(): void {
    const refused = Object.fromEntries(this.#refused);
    this.#refused = new Map();
    this.parts.tell(refused);
  }
}
