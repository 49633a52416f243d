import type { MaskedPart } from '../../shared/domain/knowledge';
import type { Offer, OfferSource } from '../../shared/contract/offer';
import type { Clock } from '../clock';
import type { AppStateStore } from '../state/app-state';

export interface OffersParts {
  readonly state: AppStateStore;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Personal data doesn't get as far as the window. */
  readonly mask: (text: string) => { readonly text: string; readonly masked: readonly MaskedPart[] };
}

/** An offer that was taken up, and the conversation it belongs to; null is the one the agent is in. */
export interface TakenOffer {
  readonly text: string;
  readonly conversationId: string | null;
}

interface Standing {
  readonly offer: Offer;
  readonly conversationId: string | null;
  readonly cancel: () => void;
}

/** What was only copied is the agent's own, and shown no longer than it may be of use; a call's question longer. */
const lifeMs: Readonly<Record<OfferSource, number>> = { selection: 60_000, clipboard: 60_000, link: 300_000 };

/** The one most likely meant comes first. */
const order: readonly OfferSource[] = ['link', 'selection', 'clipboard'];

/** Texts the agent may ask about: one a source, in AppState until used, dismissed, hidden or old. */
export class Offers {
  #standing: readonly Standing[] = [];

  constructor(private readonly parts: OffersParts) {}

  /** Takes the place of what the same source offered before. The same text twice is offered once. */
  offer(source: OfferSource, text: string, conversationId: string | null): void {
    const { newId, clock, mask } = this.parts;
    const masked = mask(text);
    const offer: Offer = { id: newId(), source, text: masked.text, masked: [...masked.masked] };
    this.#drop((one) => one.offer.source === source);
    const same = this.#standing.find((one) => one.offer.text === offer.text);
    if (same === undefined || rank(same.offer.source) > rank(source)) {
      this.#drop((one) => one === same);
      const cancel = clock.after(lifeMs[source], () => this.#remove((one) => one.offer.id === offer.id));
      this.#standing = [...this.#standing, { offer, conversationId, cancel }].sort((a, b) => rank(a.offer.source) - rank(b.offer.source));
    }
    this.#tell();
  }

  /** Null where it is gone meanwhile. What was copied is not offered any longer, whichever was taken. */
  take(id: string): TakenOffer | null {
    const taken = this.#standing.find((one) => one.offer.id === id);
    if (taken === undefined) return null;
    this.#remove((one) => one === taken || one.offer.source !== 'link');
    return { text: taken.offer.text, conversationId: taken.conversationId };
  }

  /** What was offered from the clipboard and the selection is looked at anew. */
  forgetCopied(): void {
    this.#remove((one) => one.offer.source !== 'link');
  }

  clear(): void {
    this.#remove(() => true);
  }

  #remove(which: (one: Standing) => boolean): void {
    if (!this.#standing.some(which)) return;
    this.#drop(which);
    this.#tell();
  }

  #drop(which: (one: Standing) => boolean): void {
    for (const one of this.#standing) if (which(one)) one.cancel();
    this.#standing = this.#standing.filter((one) => !which(one));
  }

  #tell(): void {
    this.parts.state.change({ offers: this.#standing.map((one) => one.offer) });
  }
}

function rank(source: OfferSource): number {
  return order.indexOf(source);
}
