import { fault, type Fault } from '../../shared/domain/fault';
import type { Result } from '../../shared/domain/result';
import type { Settings } from '../../shared/settings/settings';
import type { Clock } from '../clock';
import type { DeepLink } from './deep-link';
import { limitRate } from './link-rate';

/** What a link can come to. */
export interface LinkActs {
  /** Whoever signs in can be asked for something: there is a workspace, and its view is open. */
  readonly ready: () => boolean;
  readonly mode: () => Settings['window']['links'];
  readonly offer: (text: string, conversationId: string | null) => void;
  readonly ask: (text: string, conversationId: string | null) => void;
  readonly bringConversation: (conversationId: string) => void;
  /** Into view, without the focus: nobody knows who followed the link. */
  readonly appear: () => void;
  readonly tell: (reason: Fault) => void;
}

/** A link older than this belongs to a call that is over. */
const longestWaitMs = 300_000;
/** More than a busy desk's calls, less than a page that won't stop. */
const linkRate = { most: 20, perMs: 60_000 };
const askRate = { most: 5, perMs: 60_000 };

/**
 * Carries out links, one at a time, as far as the settings allow and not faster than people call. Any web page can
 * open one, so a link asks nothing by itself unless that was allowed, and never takes the focus.
 */
export class Links {
  #waiting: { readonly link: DeepLink; readonly cancel: () => void } | null = null;
  readonly #mayFollow: () => boolean;
  readonly #mayAsk: () => boolean;

  constructor(
    private readonly acts: LinkActs,
    private readonly clock: Clock,
  ) {
    this.#mayFollow = limitRate(linkRate, clock);
    this.#mayAsk = limitRate(askRate, clock);
  }

  /** A link has come. Before there is somebody to ask it waits, the last one only and for 5 minutes at most. */
  open(link: Result<DeepLink, Fault>): void {
    const { acts } = this;
    const refused = this.#refusal();
    if (refused === null) acts.appear();
    if (refused !== null) acts.tell(refused);
    else if (!link.ok) acts.tell(link.error);
    else if (acts.ready()) this.#follow(link.value);
    else this.#keep(link.value);
  }

  /** Somebody may be there now. */
  stateChanged(): void {
    const waiting = this.#waiting;
    if (waiting === null || !this.acts.ready()) return;
    this.forget();
    if (this.acts.mode() !== 'off') this.#follow(waiting.link);
  }

  forget(): void {
    this.#waiting?.cancel();
    this.#waiting = null;
  }

  #refusal(): Fault | null {
    if (this.acts.mode() === 'off') return fault('links-off');
    return this.#mayFollow() ? null : fault('links-too-many');
  }

  #keep(link: DeepLink): void {
    this.forget();
    this.#waiting = { link, cancel: this.clock.after(longestWaitMs, () => this.forget()) };
  }

  #follow(link: DeepLink): void {
    const { acts } = this;
    if (link.verb === 'conversation') {
      acts.bringConversation(link.conversationId);
    } else if (acts.mode() !== 'ask') {
      acts.offer(link.text, link.conversationId);
    } else if (this.#mayAsk()) {
      acts.ask(link.text, link.conversationId);
    } else {
      acts.offer(link.text, link.conversationId);
      acts.tell(fault('links-too-many'));
    }
  }
}
