import { AppStateStore } from '../../../src/main/state/app-state';
import { connectionWords } from '../../../src/renderer/text/connection';
import { faultSentence } from '../../../src/shared/i18n/sentences/fault-sentence';
import type { AppState, Connection } from '../../../src/shared/contract/state';
import type { FakeClock } from '../../support/fake-clock';

/** The app's state, and what the window said of the connection since the fault struck. */
export class WatchedState extends AppStateStore {
  #words: string[] = [];
  #lastAt = 0;
  #losses = 0;

  constructor(private readonly clock: FakeClock) {
    super('0.1.0');
  }

  override change(part: Partial<AppState>): void {
    const wasLive = this.current.connection.status === 'live';
    super.change(part);
    const { connection } = part;
    if (wasLive && connection !== undefined && connection.status !== 'live') this.#losses += 1;
    if (connection === undefined) return;
    if (connection.status !== 'signing-in') this.#note(connection);
    // A sign-in with the token at hand is over before the window hears of it: look when all promises have been kept.
    else queueMicrotask(() => process.nextTick(() => this.current.connection === connection && this.#note(connection)));
  }

  /** From now on: what stands there now comes first, if anything. */
  watch(): void {
    this.#words = [];
    if (this.current.connection.status !== 'signed-out') this.#note(this.current.connection);
  }

  get words(): readonly string[] {
    return this.#words;
  }

  /** Epoch milliseconds by the app's clock of the last word. */
  get lastAt(): number {
    return this.#lastAt;
  }

  /** How often it was live and then wasn’t. */
  get losses(): number {
    return this.#losses;
  }

  #note(connection: Connection): void {
    const words = this.#said(connection);
    if (this.#words.at(-1) === words) return;
    this.#words.push(words);
    this.#lastAt = this.clock.now();
  }

  /** As the window's status line has it. */
  #said(connection: Connection): string {
    const why = connection.status === 'waiting' && connection.fault !== null ? ` · ${faultSentence(connection.fault)}` : '';
    return connectionWords(connection, this.clock.now()) + why;
  }
}
