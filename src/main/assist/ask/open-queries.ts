import type { Fault } from '../../../shared/domain/fault';
import type { Query } from '../../../shared/domain/knowledge';
import type { QueryView } from '../../../shared/contract/state';
import type { Settlement } from './settlement';

/** What of a query its first view is made of. */
export type Opening = Pick<Query, 'id' | 'conversationId' | 'text' | 'masked' | 'trigger' | 'askedAt' | 'deadline' | 'confidenceThreshold'>;

/** The queries that have not settled, as the window sees them. */
export class OpenQueries {
  readonly #views = new Map<string, QueryView>();

  /** @param maxAgeDays how old a result may be at the moment */
  constructor(
    private readonly maxAgeDays: () => number,
    private readonly show: (view: QueryView) => void,
  ) {}

  opened(query: Opening): void {
    const view = firstView(query, this.maxAgeDays());
    this.#views.set(query.id, view);
    this.show(view);
  }

  /** It moved in line, or got its slot. */
  moved(queryId: string, change: Pick<QueryView, 'status' | 'place'>): void {
    const view = this.#views.get(queryId);
    if (view === undefined || (view.status === change.status && view.place === change.place)) return;
    const next = { ...view, ...change };
    this.#views.set(queryId, next);
    this.show(next);
  }

  /**
   * The window's last word on a query. A late answer or a push reports on the query it belongs to.
   * @param reason why nothing is shown, or why there was no answer
   */
  settled(query: Opening, settlement: Settlement, shown: number, reason: Fault | null): void {
    if (settlement.trigger === 'push' && shown === 0) return;
    const view = this.#views.get(query.id) ?? firstView(query, this.maxAgeDays());
    this.#views.delete(query.id);
    this.show({
      ...view,
      status: reason?.tag === 'audit-unwritable' || reason?.tag === 'audit-locked' ? 'ERROR' : settlement.status,
      place: null,
      latencyMs: settlement.latencyMs,
      returned: settlement.returned,
      shown,
      dropped: settlement.dropped,
      withheld: [...settlement.withheld],
      // The rule it was judged by, which may have changed since it was asked.
      maxAgeDays: this.maxAgeDays(),
      cacheHit: settlement.cacheHit,
      fault: reason,
    });
  }
}

function firstView({ id, conversationId, text, masked, trigger, askedAt, deadline, confidenceThreshold }: Opening, maxAgeDays: number): QueryView {
  return {
    id,
    conversationId,
    text,
    masked: [...masked],
    trigger,
    status: 'queued',
    place: null,
    askedAt,
    deadline,
    latencyMs: null,
    returned: 0,
    shown: 0,
    dropped: {},
    withheld: [],
    confidenceThreshold,
    maxAgeDays,
    cacheHit: false,
    fault: null,
  };
}
