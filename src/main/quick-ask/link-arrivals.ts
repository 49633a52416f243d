import type { Fault } from '../../shared/domain/fault';
import type { Result } from '../../shared/domain/result';
import { linkIn } from './start-arguments';
import type { DeepLink } from './deep-link';

type Arrived = Result<DeepLink, Fault>;

/** Links from the very first moment on: macOS hands one over before the app is ready. The last one waits for its reader. */
export class LinkArrivals {
  #waiting: Arrived | null;
  #reader: ((link: Arrived) => void) | null = null;

  /** `argv` is that of this process: a cold start by a link has it there. */
  constructor(argv: readonly string[]) {
    this.#waiting = linkIn(argv);
  }

  arrived(link: Arrived): void {
    if (this.#reader === null) this.#waiting = link;
    else this.#reader(link);
  }

  readBy(reader: (link: Arrived) => void): void {
    this.#reader = reader;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) reader(waiting);
  }
}
