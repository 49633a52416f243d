import { fault, type Fault } from '../../shared/domain/fault';
import type { DeadLetter, OutboxView, SinkView } from '../../shared/contract/outbox-view';
import type { Backlog, SinkBacklog } from './backlog';
import type { Delivery } from './delivery';
import { sinkOfKey } from './sinks';

/** Dead letters that are shown one by one; the others are counted. */
const mostLetters = 50;

/** How the outbox stands, for the window: the sinks that are set, then those that are set no more but still have something. */
export function viewOf(backlog: Backlog, deliveries: ReadonlyMap<string, Delivery>, trouble: Fault | null): OutboxView {
  const abandoned = [...backlog.sinks].filter(([key, { line, passedOver, dead }]) => !deliveries.has(key) && line.size + passedOver.size + dead.size > 0);
  const sinks = [
    ...[...deliveries].map(([key, delivery]) => sinkView(key, backlog.sink(key), delivery)),
    ...abandoned.map(([key, own]) => sinkView(key, own, null)),
  ];
  return { sinks, deadLetters: sinks.flatMap((sink) => letters(sink, backlog)).slice(0, mostLetters), damaged: backlog.damaged, fault: trouble };
}

/** The dead letters with these identifiers that are still there. */
export function lettersNamed(backlog: Backlog, ids: readonly string[] | 'all'): readonly { readonly n: number; readonly sink: string }[] {
  const wanted = ids === 'all' ? null : new Set(ids);
  return [...backlog.sinks].flatMap(([sink, { dead }]) =>
    [...dead.keys()].filter((n) => wanted === null || wanted.has(letterId(n, sink))).map((n) => ({ n, sink })),
  );
}

function letterId(n: number, sink: string): string {
  return `${n} ${sink}`;
}

function sinkView(key: string, own: SinkBacklog, delivery: Delivery | null): SinkView {
  const { kind, name, url, secret } = delivery?.sink ?? { ...sinkOfKey(key), url: null, secret: null };
  const state = delivery?.state ?? { status: 'stopped', fault: fault('outbox-sink-gone'), nextTryAt: null };
  return {
    id: key,
    kind,
    name,
    url,
    secret,
    ...state,
    pending: own.line.size + own.passedOver.size,
    passedOver: own.passedOver.size,
    oldestPendingAt: oldest(own),
    delivered: own.delivered,
    dead: own.dead.size,
    dropped: own.dropped,
  };
}

/** The first in line is the oldest of it; those that are passed over stand in another order. */
function oldest({ first, passedOver }: SinkBacklog): number | null {
  let at = first?.at ?? null;
  for (const one of passedOver.values()) at = Math.min(at ?? one.at, one.at);
  return at;
}

function letters({ id: sinkId, name: sinkName }: SinkView, backlog: Backlog): readonly DeadLetter[] {
  // The last ones only: there may be thousands.
  const newest = [...backlog.sink(sinkId).dead.values()].slice(-mostLetters).reverse();
  return newest.map(({ stored, attempts, fault: why }) => ({
    id: letterId(stored.n, sinkId),
    sinkId,
    sinkName,
    type: stored.type,
    timestamp: stored.timestamp,
    attempts,
    fault: why,
  }));
}
