import { Ban, ChevronDown, CircleAlert, Clock, CornerDownRight, Hourglass, ListFilter, LoaderCircle, SearchX, X, type LucideIcon } from 'lucide-react';
import { useId, useState, type CSSProperties, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../../bridge/client';
import { useNow } from '../../../bridge/use-now';
import type { AppState, QueryView } from '../../../../shared/contract/state';
import { maskedWords, moreWords, queryText, questionWords } from '../../../text/query';
import { MaskedText } from './masked-text';
import { Phrases } from '../../../ui/phrases';
import { isUnderWay, trayQueries } from './tray-queries';
import { WithheldList } from './withheld-list';
import './question-tray.css';

interface Props {
  readonly state: AppState;
}

/** The questions on their way, and how the last ones ended that brought no card. Its first line is always there. */
export function QuestionTray({ state }: Props): ReactNode {
  const { shown, more } = trayQueries(state.queries, state.suggestions);
  const now = useNow(shown.some(isUnderWay) ? 1_000 : null);
  if (shown.length === 0) {
    return <p className="tray-idle">{idleWords(state)}</p>;
  }
  const words = questionWords(shown, state.connection, now);
  return (
    <ul className="tray" aria-label={queryText.list}>
      {shown.map((query, index) => (
        <Question key={query.id} query={query} words={words[index] ?? ''} now={now} />
      ))}
      {more.length > 0 && <li className="tray-more">{moreWords(more)}</li>}
    </ul>
  );
}

function idleWords({ connection, settings }: AppState): string {
  if (connection.status === 'live') return queryText.rule({ threshold: settings.gateway.confidenceThreshold, count: settings.freshness.maxAgeDays });
  return connection.status === 'stopped' ? queryText.stopped : queryText.offline;
}

interface QuestionProps {
  readonly query: QueryView;
  readonly words: string;
  readonly now: number;
}

function Question({ query, words, now }: QuestionProps): ReactNode {
  const Icon = icons[query.status];
  const underWay = isUnderWay(query);
  const masked = maskedWords(query);
  const explained = query.withheld.length > 0 && !underWay;
  const [phase, setPhase] = useState<'closed' | 'open'>('closed');
  const panelId = useId();
  return (
    <li className="question" data-query-id={query.id} data-status={query.status}>
      <Icon size={14} aria-hidden />
      <div className="question-words">
        <span className="question-text" title={query.text}>
          <MaskedText query={query} />
        </span>
        <span className="question-state">
          <Phrases words={words} />
        </span>
        {masked !== null && <span className="question-masked">{masked}</span>}
      </div>
      {underWay && (
        <Button
          className="button button-icon"
          aria-label={queryText.cancel}
          onPress={() => tell('query:cancel', { queryId: query.id })}
        >
          <X size={14} aria-hidden />
        </Button>
      )}
      {mayAskAgain.has(query.status) && query.fault?.tag !== 'query-only-personal-data' && (
        <Button className="button" onPress={() => tell('query:ask', { text: query.text })}>
          {queryText.askAgain}
        </Button>
      )}
      {explained && (
        <Button
          className="button question-why"
          aria-label={queryText.whyOf({ text: query.text })}
          aria-expanded={phase === 'open'}
          aria-controls={panelId}
          onPress={() => setPhase(phase === 'open' ? 'closed' : 'open')}
        >
          {queryText.why}
          <ChevronDown size={12} aria-hidden />
        </Button>
      )}
      {explained && (
        // Focusable, because a long list scrolls.
        <div id={panelId} className="question-withheld" role="group" aria-label={queryText.why} tabIndex={0} hidden={phase === 'closed'}>
          <WithheldList query={query} />
        </div>
      )}
      {query.status === 'asking' && <span className="question-progress" aria-hidden style={progress(query, now)} />}
    </li>
  );
}

const mayAskAgain: ReadonlySet<QueryView['status']> = new Set<QueryView['status']>(['TIMEOUT', 'ERROR', 'REJECTED', 'CANCELLED']);

const icons: Readonly<Record<QueryView['status'], LucideIcon>> = {
  queued: Hourglass,
  asking: LoaderCircle,
  PASS: ListFilter,
  FILTERED: ListFilter,
  EMPTY: SearchX,
  TIMEOUT: Clock,
  ERROR: CircleAlert,
  REJECTED: CircleAlert,
  SUPERSEDED: CornerDownRight,
  CANCELLED: Ban,
};

/** How much of its time a question has used. */
function progress(query: QueryView, now: number): CSSProperties {
  const used = (now - query.askedAt) / Math.max(1, query.deadline - query.askedAt);
  return { transform: `scaleX(${Math.min(1, Math.max(0, used)).toFixed(3)})` };
}
