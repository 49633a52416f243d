import { CircleAlert, CircleCheck, CirclePause, CircleStop, Folder, Send, TriangleAlert, Webhook, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { number } from './number';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { OutboxView, SinkStatus, SinkView } from '../../../shared/contract/outbox-view';
import { tell } from '../../bridge/client';
import { useNow } from '../../bridge/use-now';
import { oldestWords, outboxText, sinkWords } from '../../text/outbox';
import { DeadLetters } from './dead-letters';
import './outbox-section.css';

interface Props {
  /** Null until it is known. */
  readonly outbox: OutboxView | null;
}

/** Where validated answers and feedback go: each store, how it stands, and what could not be delivered. */
export function OutboxSection({ outbox }: Props): ReactNode {
  return (
    <section className="insights-card insights-wide outbox" aria-label={outboxText.title}>
      <div className="insights-card-head">
        <h2>{outboxText.title}</h2>
      </div>
      {outbox === null || outbox.sinks.length === 0 ? (
        <p className="outbox-none">{outbox === null ? outboxText.unknown : outboxText.none}</p>
      ) : (
        <Stores outbox={outbox} />
      )}
    </section>
  );
}

function Stores({ outbox }: { readonly outbox: OutboxView }): ReactNode {
  const now = useNow(outbox.sinks.some((sink) => sink.nextTryAt !== null || sink.oldestPendingAt !== null) ? 1_000 : null);
  return (
    <>
      {outbox.fault !== null && (
        <p className="outbox-trouble" role="alert">
          <CircleAlert size={14} aria-hidden />
          <span>{faultSentence(outbox.fault)}</span>
        </p>
      )}
      <ul className="outbox-panel" aria-label={outboxText.sinks}>
        {outbox.sinks.map((sink) => (
          <Store key={sink.id} sink={sink} now={now} />
        ))}
      </ul>
      {outbox.sinks.some((sink) => sink.passedOver > 0) && <p className="outbox-note">{outboxText.passedOverHelp}</p>}
      {outbox.sinks.some((sink) => sink.dropped > 0) && <p className="outbox-note">{outboxText.droppedHelp}</p>}
      {outbox.damaged > 0 && <p className="outbox-note">{outboxText.damaged({ count: outbox.damaged })}</p>}
      {outbox.deadLetters.length > 0 && <DeadLetters outbox={outbox} />}
    </>
  );
}

function Store({ sink, now }: { readonly sink: SinkView; readonly now: number }): ReactNode {
  const Kind = sink.kind === 'webhook' ? Webhook : Folder;
  const Status = icons[sink.status];
  return (
    <li className="store" data-sink={sink.kind} data-status={sink.status}>
      <p className="store-name" data-selectable>
        <Kind size={14} aria-hidden />
        <span>{sink.name}</span>
      </p>
      <div className="store-state">
        <p className="store-status">
          <Status size={14} aria-hidden />
          <span>{sinkWords(sink, now)}</span>
        </p>
        {(sink.nextTryAt !== null || sink.status === 'stopped') && sink.fault?.tag !== 'outbox-sink-gone' && (
          <Button className="button" aria-label={outboxText.tryNowLabel({ name: sink.name })} onPress={() => tell('outbox:retry', { sinkId: sink.id })}>
            {outboxText.tryNow}
          </Button>
        )}
      </div>
      {sink.fault !== null && <p className="store-fault">{faultSentence(sink.fault)}</p>}
      <dl className="store-counts">
        <Count name={outboxText.delivered} count={sink.delivered} />
        <Count name={outboxText.pending} count={sink.pending} more={oldestWords(sink, now)} />
        {sink.passedOver > 0 && <Count name={outboxText.passedOver} count={sink.passedOver} />}
        {sink.dead > 0 && <Count name={outboxText.dead} count={sink.dead} />}
        {sink.dropped > 0 && <Count name={outboxText.dropped} count={sink.dropped} />}
      </dl>
    </li>
  );
}

function Count({ name, count, more = '' }: { readonly name: string; readonly count: number; readonly more?: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {number(count)}
        {more}
      </dd>
    </div>
  );
}

const icons: Readonly<Record<SinkStatus, LucideIcon>> = {
  idle: CircleCheck,
  sending: Send,
  waiting: CirclePause,
  failing: TriangleAlert,
  stopped: CircleStop,
};
