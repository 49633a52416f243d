import type { ReactNode } from 'react';
import { feedbackFigureSchema, type Figures } from '../../../shared/contract/insights';
import type { DropReason } from '../../../shared/domain/knowledge';
import { durationWords, figureText, insightsText, shareWords } from '../../text/insights';
import { BarChart } from './bar-chart';
import { ChartCard } from './chart-card';
import { number } from './number';

interface Props {
  readonly figures: Figures;
}

/** These are told only where they happened: most gateways never give cause. */
const rare: readonly DropReason[] = ['no-score', 'no-text', 'no-id'];
const usual: readonly DropReason[] = ['stale', 'below-threshold', 'undated', 'duplicate', 'dismissed', 'invalid'];
const percentiles = ['p50', 'p95', 'p99'] as const;

/** Why results were not shown. */
export function WithheldSection({ figures: { withheld, returned } }: Props): ReactNode {
  const reasons = [...usual, ...rare.filter((reason) => withheld[reason] > 0)];
  const all = Object.values(withheld).reduce((sum, count) => sum + count, 0);
  return (
    <ChartCard
      title={insightsText.withheld}
      note={all === 0 ? insightsText.nothingWithheld : insightsText.withheldOf({ withheld: all, returned })}
      columns={[insightsText.reason, insightsText.count, insightsText.share]}
      rows={reasons.map((reason) => ({
        key: reason,
        name: figureText.withheld[reason],
        cells: [number(withheld[reason]), shareWords(withheld[reason], all)],
      }))}
    >
      {all > 0 && (
        <BarChart
          title={insightsText.withheld}
          bars={reasons
            .filter((reason) => withheld[reason] > 0)
            .sort((a, b) => withheld[b] - withheld[a])
            .map((reason) => ({ key: reason, label: figureText.withheld[reason].label, value: withheld[reason], words: number(withheld[reason]) }))}
        />
      )}
    </ChartCard>
  );
}

/** How long answers took. */
export function LatencySection({ figures: { latency } }: Props): ReactNode {
  return (
    <ChartCard
      title={insightsText.latency}
      note={latency === null ? insightsText.nothingMeasured : insightsText.measured({ count: latency.answers })}
      columns={[insightsText.percentile, insightsText.time]}
      rows={percentiles.map((percentile) => ({
        key: percentile,
        name: figureText.latency[percentile],
        cells: [latency === null ? insightsText.none : durationWords(latency[percentile])],
      }))}
    >
      {latency !== null && (
        <BarChart
          title={insightsText.latency}
          bars={percentiles.map((percentile) => ({
            key: percentile,
            label: figureText.latency[percentile].label,
            value: latency[percentile],
            words: durationWords(latency[percentile]),
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
      columns={[insightsText.action, insightsText.count]}
      rows={feedbackFigureSchema.options.map((figure) => ({
        key: figure,
        name: figureText.feedback[figure],
        cells: [number(feedback[figure])],
      }))}
    >
      {done.length > 0 && (
        <BarChart
          title={insightsText.feedback}
          bars={done.map((figure) => ({ key: figure, label: figureText.feedback[figure].label, value: feedback[figure], words: number(feedback[figure]) }))}
        />
      )}
    </ChartCard>
  );
}
