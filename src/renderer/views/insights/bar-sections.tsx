import type { ReactNode } from 'react';
import { feedbackFigureSchema, type Figures } from '../../../shared/insights';
import type { DropReason } from '../../../shared/knowledge';
import { feedbackDefinitions, insightsText, latencyDefinitions, withheldDefinitions } from '../../text/insights';
import { BarChart } from './bar-chart';
import { ChartCard } from './chart-card';
import { formats } from './formats';

interface Props {
  readonly figures: Figures;
}

const reasons: readonly DropReason[] = ['stale', 'below-threshold', 'undated', 'duplicate', 'dismissed', 'invalid'];
const percentiles = ['p50', 'p95', 'p99'] as const;

/** Why results were not shown. */
export function WithheldSection({ figures: { withheld, returned } }: Props): ReactNode {
  const all = Object.values(withheld).reduce((sum, count) => sum + count, 0);
  return (
    <ChartCard
      title={insightsText.withheld}
      note={all === 0 ? insightsText.nothingWithheld : insightsText.withheldOf(formats.count(all), formats.count(returned))}
      columns={['Reason', insightsText.count, insightsText.share]}
      rows={reasons.map((reason) => ({
        key: reason,
        name: withheldDefinitions[reason],
        cells: [formats.count(withheld[reason]), formats.share(withheld[reason], all)],
      }))}
    >
      {all > 0 && (
        <BarChart
          title={insightsText.withheld}
          bars={reasons
            .filter((reason) => withheld[reason] > 0)
            .sort((a, b) => withheld[b] - withheld[a])
            .map((reason) => ({ key: reason, label: withheldDefinitions[reason].label, value: withheld[reason], words: formats.count(withheld[reason]) }))}
        />
      )}
    </ChartCard>
  );
}

/** How long answers took. */
export function LatencySection({ figures: { latency } }: Props): ReactNode {
  const answers = latency === null ? null : insightsText.answers(latency.answers, formats.count(latency.answers));
  return (
    <ChartCard
      title={insightsText.latency}
      note={answers === null ? insightsText.nothingMeasured : insightsText.measured(answers)}
      columns={['Percentile', insightsText.time]}
      rows={percentiles.map((percentile) => ({
        key: percentile,
        name: latencyDefinitions[percentile],
        cells: [latency === null ? insightsText.none : formats.duration(latency[percentile])],
      }))}
    >
      {latency !== null && (
        <BarChart
          title={insightsText.latency}
          bars={percentiles.map((percentile) => ({
            key: percentile,
            label: latencyDefinitions[percentile].label,
            value: latency[percentile],
            words: formats.duration(latency[percentile]),
          }))}
        />
      )}
    </ChartCard>
  );
}

/** What agents did with what was suggested. */
export function FeedbackSection({ figures: { feedback } }: Props): ReactNode {
  const done = feedbackFigureSchema.options.filter((figure) => feedback[figure] > 0);
  return (
    <ChartCard
      title={insightsText.feedback}
      {...(done.length === 0 && { note: insightsText.nothingDone })}
      columns={['Action', insightsText.count]}
      rows={feedbackFigureSchema.options.map((figure) => ({
        key: figure,
        name: feedbackDefinitions[figure],
        cells: [formats.count(feedback[figure])],
      }))}
    >
      {done.length > 0 && (
        <BarChart
          title={insightsText.feedback}
          bars={done.map((figure) => ({ key: figure, label: feedbackDefinitions[figure].label, value: feedback[figure], words: formats.count(feedback[figure]) }))}
        />
      )}
    </ChartCard>
  );
}
