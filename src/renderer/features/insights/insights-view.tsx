import { ChartColumn } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Figures, Insights } from '../../../shared/contract/insights';
import type { AppState } from '../../../shared/contract/state';
import { PageHead } from '../../ui/page-head';
import { insightsText } from '../../text/insights';
import { FeedbackSection, LatencySection, WithheldSection } from './bar-sections';
import { Headline } from './headline';
import { HourChart } from './hour-chart';
import { OutboxSection } from './outbox-section';
import { OutcomeChart } from './outcome-chart';
import { SpanSwitch, type Span } from './span-switch';
import { useEscape } from '../../ui/use-escape';
import { WarmingSection } from './warming-section';
import './insights-view.css';
import './charts.css';

interface Props {
  readonly state: AppState;
  readonly onBack: () => void;
}

/** What became of the questions, for a supervisor: figures with their meanings, charts that are tables as well. */
export function InsightsView({ state, onBack }: Props): ReactNode {
  useEscape(onBack);
  return (
    <div className="page insights">
      <PageHead title={insightsText.title} focus="back" onBack={onBack} />
      <main className="insights-body">
        {state.insights === null ? <Nothing title={insightsText.noFiguresTitle} help={insightsText.noFiguresHelp} /> : <Sections insights={state.insights} />}
        {state.outbox !== null && state.outbox.sinks.length > 0 && <OutboxSection outbox={state.outbox} />}
        {state.insights !== null && <p className="insights-memory">{insightsText.memory}</p>}
      </main>
    </div>
  );
}

function Sections({ insights }: { readonly insights: Insights }): ReactNode {
  const [span, setSpan] = useState<Span>('today');
  const figures = insights[span];
  return (
    <>
      {[insights.today, insights.now].every(isEmpty) && insights.perMinute.asked.every((count) => count === 0) ? (
        <Nothing title={insightsText.emptyTitle} help={insightsText.emptyHelp} />
      ) : (
        <>
          <SpanSwitch span={span} insights={insights} onSpan={setSpan} />
          <Headline figures={figures} />
          {isEmpty(figures) ? (
            <p className="insights-card insights-quiet insights-wide">{insightsText.quiet[span]}</p>
          ) : (
            <>
              <OutcomeChart figures={figures} />
              <WithheldSection figures={figures} />
              <LatencySection figures={figures} />
              <FeedbackSection figures={figures} />
            </>
          )}
          <HourChart insights={insights} />
        </>
      )}
      <WarmingSection figures={figures} warming={insights.warming} at={insights.at} />
    </>
  );
}

function Nothing({ title, help }: { readonly title: string; readonly help: string }): ReactNode {
  return (
    <div className="empty insights-wide">
      <ChartColumn size={28} strokeWidth={1.5} aria-hidden />
      <h2>{title}</h2>
      <p>{help}</p>
    </div>
  );
}

function isEmpty({ asked, feedback }: Figures): boolean {
  return asked === 0 && Object.values(feedback).every((count) => count === 0);
}
