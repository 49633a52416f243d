import { fault } from '../../src/shared/domain/fault';
import type { DeadLetter, OutboxView, SinkView } from '../../src/shared/contract/outbox-view';
import { dayMs, now } from './fixture-moment';

const webhook = 'https://events.northwind.example.com/cuecard';
const second = 'https://hooks.analytics.northwind.example.com/v2/ingest/agent-assist/knowledge';
const folder = '/srv/share/cuecard/events';

/** A policy with two webhooks and a folder. */
export const outboxPolicy = { outbox: { webhooks: [{ url: webhook }, { url: second }], folder, deadLetterAfterHours: 48 } };

function sink(part: Partial<SinkView> & Pick<SinkView, 'kind' | 'name'>): SinkView {
  return {
    id: `${part.kind}:${part.url ?? part.name}`,
    url: null,
    secret: null,
    status: 'idle',
    pending: 0,
    passedOver: 0,
    oldestPendingAt: null,
    delivered: 0,
    dead: 0,
    dropped: 0,
    fault: null,
    nextTryAt: null,
    ...part,
  };
}

const nameOf = (url: string): string => url.slice('https://'.length);

/** Everything delivered, but that one webhook has no secret yet. */
export const calmOutbox: OutboxView = {
  sinks: [
    sink({ kind: 'webhook', name: nameOf(webhook), url: webhook, secret: 'kept', delivered: 1_248 }),
    sink({ kind: 'webhook', name: nameOf(second), url: second, secret: 'missing', status: 'stopped', fault: fault('webhook-secret-missing') }),
    sink({ kind: 'folder', name: folder, status: 'sending', delivered: 1_247, pending: 1, oldestPendingAt: now - 300 }),
  ],
  deadLetters: [],
  damaged: 0,
  fault: null,
};

function letter(index: number, part: Partial<DeadLetter>): DeadLetter {
  const [first] = calmOutbox.sinks;
  return {
    id: `${index} ${first?.id ?? ''}`,
    sinkId: first?.id ?? '',
    sinkName: first?.name ?? '',
    type: 'knowledge.validated',
    timestamp: new Date(now - index * 3_600_000).toISOString(),
    attempts: 1,
    fault: fault('webhook-refused', 'events.northwind.example.com answered 422'),
    ...part,
  };
}

/** One of each kind of trouble. */
export const troubledOutbox: OutboxView = {
  sinks: [
    sink({
      kind: 'webhook', name: nameOf(webhook), url: webhook, secret: 'kept', status: 'failing', delivered: 811, pending: 37, passedOver: 2, dead: 54,
      oldestPendingAt: now - 3.5 * 3_600_000, nextTryAt: now + 42_050, fault: fault('webhook-unavailable', 'events.northwind.example.com answered 503'),
    }),
    sink({
      kind: 'webhook', name: nameOf(second), url: second, secret: 'kept', status: 'waiting', delivered: 902, pending: 3,
      oldestPendingAt: now - 95_000, nextTryAt: now + 11.5 * 60_000, fault: fault('webhook-limited', 'hooks.analytics.northwind.example.com'),
    }),
    sink({
      kind: 'folder', name: folder, status: 'stopped', delivered: 12, pending: 400, dropped: 1_032, oldestPendingAt: now - 3.5 * dayMs,
      fault: fault('outbox-sink-gone'),
    }),
  ],
  deadLetters: [
    letter(1, {}),
    letter(2, { type: 'suggestion.feedback', attempts: 0, fault: fault('outbox-sink-gone') }),
    letter(30, { type: 'audit.checkpoint', attempts: 212, fault: fault('webhook-unreachable', 'events.northwind.example.com') }),
  ],
  damaged: 2,
  fault: fault('outbox-unwritable', 'ENOSPC'),
};
