import type { Clock } from '../clock';
import { startDeadline, within } from './deadline';

export interface ProxyAnswersParts {
  /** Asks Chromium which proxies lead to a URL. Its process may end meanwhile, or never answer. */
  readonly ask: (url: string) => Promise<string>;
  /** Has that process replaced where it doesn’t answer at all; a script that is slow to come is no reason. */
  readonly revive: () => Promise<'answers' | 'replaced'>;
  readonly clock: Clock;
}

/** Most answers come in a millisecond. */
const patienceMs = 2_000;
const mostKept = 64;

/**
 * Chromium’s answers to which proxies lead where, also while its network process ends, is replaced or hangs: the question is
 * asked again then. Where there is still no answer, the last one to the same question holds, since the way it names was the
 * administrator’s; a way that nobody named is never taken.
 */
export class ProxyAnswers {
  readonly #last = new Map<string, string>();

  constructor(private readonly parts: ProxyAnswersParts) {}

  /** Empty where nobody knows. It is for whoever asks to set a deadline: a script may take long. */
  async resolve(url: string): Promise<string> {
    const asked = this.parts.ask(url);
    const first = await this.#soon(asked);
    // It ended while it was asked: the next one is there at once.
    if (first === '') return this.#known(url, await this.#again(url));
    if (first !== null) return this.#known(url, first);
    if ((await this.parts.revive()) === 'replaced') return this.#known(url, await this.#again(url));
    return this.#known(url, await asked.catch(() => ''));
  }

  async #again(url: string): Promise<string> {
    return (await this.#soon(this.parts.ask(url))) ?? '';
  }

  #known(url: string, answer: string): string {
    if (answer === '') return this.#last.get(url) ?? '';
    this.#last.delete(url);
    if (this.#last.size >= mostKept) this.#last.delete(this.#last.keys().next().value ?? '');
    this.#last.set(url, answer);
    return answer;
  }

  /** null where there is none yet, empty where it failed. */
  async #soon(asked: Promise<string>): Promise<string | null> {
    const deadline = startDeadline(this.parts.clock, patienceMs);
    try {
      return await within(deadline.signal, asked.catch(() => ''));
    } catch {
      return null;
    } finally {
      deadline.end();
    }
  }
}
