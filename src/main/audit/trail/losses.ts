import type { AuditEventBody } from '../../../shared/domain/audit-record';
import { gapBody, type GapBody } from './recovery';
import type { ChainHead } from './chain';
import { isMadeInPlace, type Recordable } from './sealing';

/** More kinds of lost events than this are not named one by one. */
const mostNamed = 100;

/** Records that could not be written since the last that could, until a gap record says so. */
export class Losses {
  #heldBack = 0;
  #shown = 0;
  #events: string[] = [];

  get any(): boolean {
    return this.#heldBack + this.#shown + this.#events.length > 0;
  }

  /** @param mode what became of its suggestions */
  add(record: Recordable, mode: 'hold' | 'show'): void {
    // A checkpoint that wasn't made is no loss: the next one covers the same records. Nor is a removal that didn't happen.
    if (isMadeInPlace(record)) return;
    if ('event' in record) {
      if (this.#events.length < mostNamed) this.#events.push(record.event);
    } else if (mode === 'show') this.#shown += 1;
    else this.#heldBack += 1;
  }

  /** The events to write first, with what was lost among them: in the gap that is there already, or in one of its own. */
  toldIn(events: readonly AuditEventBody[], head: ChainHead): readonly AuditEventBody[] {
    if (!this.any) return events;
    const counts = {
      ...(this.#heldBack === 0 ? {} : { held_back: this.#heldBack }),
      ...(this.#shown === 0 ? {} : { shown_unrecorded: this.#shown }),
      ...(this.#events.length === 0 ? {} : { lost_events: this.#events }),
    };
    const last = events.at(-1);
    const gap: GapBody = last?.event === 'gap' ? last : gapBody('unwritable', head, head);
    return [...(last?.event === 'gap' ? events.slice(0, -1) : events), { ...gap, ...counts }];
  }

  /** These, and those that were counted before them. */
  after(earlier: Losses): Losses {
    const all = new Losses();
    all.#heldBack = earlier.#heldBack + this.#heldBack;
    all.#shown = earlier.#shown + this.#shown;
    all.#events = [...earlier.#events, ...this.#events].slice(0, mostNamed);
    return all;
  }
}
