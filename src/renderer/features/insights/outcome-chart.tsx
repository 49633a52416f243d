import type { ReactNode } from 'react';
import { answeredOf, type Figures } from '../../../shared/contract/insights';
import { figureText, insightsText, shareWords } from '../../text/insights';
import { ChartCard } from './chart-card';
import type { FigureRow } from './figure-table';
import { number } from './number';
import { OutcomeFill, outcomeOrder, OutcomePatterns } from './outcome-patterns';

interface Props {
  readonly figures: Figures;
}

/** All questions as one bar, by how they ended. */
export function OutcomeChart({ figures }: Props): ReactNode {
  const { asked, outcomes } = figures;
  const present = outcomeOrder.filter((status) => outcomes[status] > 0);
  const words = present.map((status) => `${figureText.outcomes[status].label} ${number(outcomes[status])}`);
  return (
    <ChartCard
      title={insightsText.outcomes}
      note={insightsText.outcomesHelp}
      columns={[insightsText.ways, insightsText.count, insightsText.share]}
      rows={rowsOf(figures)}
    >
      <OutcomePatterns />
      <div className="outcome-bar" role="img" aria-label={`${insightsText.outcomes}: ${words.join(', ')}`}>
        {present.map((status) => (
          <div key={status} style={{ flexGrow: outcomes[status] }}>
            <OutcomeFill status={status} />
          </div>
        ))}
      </div>
      <ul className="outcome-legend">
        {present.map((status) => (
          <li key={status}>
            <span className="swatch">
              <OutcomeFill status={status} />
            </span>
            <span>{figureText.outcomes[status].label}</span>
            <span className="figure-cell">{number(outcomes[status])}</span>
            <span className="figure-cell legend-share">{shareWords(outcomes[status], asked)}</span>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

function rowsOf(figures: Figures): readonly FigureRow[] {
  const row = (key: string, name: FigureRow['name'], count: number): FigureRow => ({
    key,
    name,
    cells: [number(count), shareWords(count, figures.asked)],
  });
  const outcomes = outcomeOrder.map((status) => row(status, figureText.outcomes[status], figures.outcomes[status]));
  return [...outcomes.slice(0, 3), row('answered', figureText.answered, answeredOf(figures)), ...outcomes.slice(3)];
}
