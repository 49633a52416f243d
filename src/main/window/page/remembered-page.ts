import { blankMemory, type WindowMemory } from '../../../shared/contract/window-memory';
import type { AppState } from '../../../shared/contract/state';

/** What the page that is gone held, for the next one: in memory only, and never from one agent to another. */
export class RememberedPage {
  #memory: WindowMemory = blankMemory;
  /** A page that is being replaced still talks: its last word is what was to be forgotten. */
  #listening = true;

  constructor(private readonly state: { readonly current: Pick<AppState, 'view' | 'page' | 'highlight'> }) {}

  /** What a new page begins with; from now on it is the one that is listened to. */
  recall(): WindowMemory {
    this.#listening = true;
    return this.#memory;
  }

  /** Where nobody is signed in there is nothing to remember; a page says its last word late. */
  remember(memory: WindowMemory): void {
    if (this.#listening && this.state.current.view !== 'sign-in') this.#memory = memory;
  }

  /** Keeps what was typed, and goes back to the first page: the one that was open may be what crashed. */
  leavePage(): void {
    this.#memory = { ...this.#memory, page: blankMemory.page, asked: this.#asked };
  }

  forget(): void {
    this.#memory = { ...blankMemory, asked: this.#asked };
  }

  /** Forgets, and heeds nothing more of the page that is there now: the next one begins blank. */
  forgetWithPage(): void {
    this.forget();
    this.#listening = false;
  }

  /** What was asked for before isn't asked for again. */
  get #asked(): WindowMemory['asked'] {
    const { page, highlight } = this.state.current;
    return { page: page.asked, card: highlight?.count ?? 0 };
  }
}
