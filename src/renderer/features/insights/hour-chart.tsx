import type { ReactNode } from 'react';
import { seriesMinutes, type Insights } from '../../../shared/contract/insights';
import { figureText, insightsText } from '../../text/insights';
import { ChartCard } from './chart-card';
import type { FigureRow } from './figure-table';
import { translator } from '../../../shared/i18n/current';
import { number } from './number';

interface Props {
  readonly insights: Insights;
}

const height = 48;
const minuteMs = 60_000;
/** The table’s rows are of five minutes: sixty would be too many to read. */
const rowMinutes = 5;

/** The last sixty minutes, a column each: questions with a relevant answer below, the others on top. */
export function HourChart({ insights }: Props): ReactNode {
  const { asked, relevant } = insights.perMinute;
  const total = sum(asked);
  const most = Math.max(...asked);
  return (
    <ChartCard
      title={insightsText.hour}
      width="whole"
      note={total === 0 ? insightsText.nothingInHour : insightsText.busiest({ most })}
      columns={[insightsText.fiveMinutes, insightsText.asked, figureText.outcomes.PASS.label]}
      rows={rowsOf(insights)}
    >
      {total > 0 && (
        <>
          <svg className="hour" role="img" aria-label={insightsText.hourWords({ hour: insightsText.hour, asked: total, relevant: sum(relevant) })} viewBox={`0 0 ${seriesMinutes} ${height}`} preserveAspectRatio="none">
            {asked.map((count, minute) => (
              <Column key={minute} x={minute} asked={(count / most) * height} relevant={((relevant[minute] ?? 0) / most) * height} />
            ))}
          </svg>
          <div className="hour-axis" aria-hidden>
            <span>{insightsText.hourStart}</span>
            <span>{insightsText.hourMiddle}</span>
            <span>{insightsText.hourEnd}</span>
          </div>
          <ul className="hour-legend">
            <li>
              <svg className="swatch" aria-hidden>
                <rect className="bar-fill" width="100%" height="100%" />
              </svg>
              {figureText.outcomes.PASS.label}
            </li>
            <li>
              <svg className="swatch" aria-hidden>
                <rect className="hour-others" width="100%" height="100%" />
              </svg>
              {insightsText.others}
            </li>
          </ul>
        </>
      )}
    </ChartCard>
  );
}

interface ColumnProps {
  readonly x: number;
  readonly asked: number;
  readonly relevant: number;
}

function Column({ x, asked, relevant }: ColumnProps): ReactNode {
  const place = { x: x + 0.12, width: 0.76 };
  return (
    <>
      {asked > relevant && <rect {...place} className="hour-others" y={height - asked} height={asked - relevant} />}
      {relevant > 0 && <rect {...place} className="bar-fill" y={height - relevant} height={relevant} />}
    </>
  );
}

function rowsOf({ perMinute, at }: Insights): readonly FigureRow[] {
  const thisMinute = Math.floor(at / minuteMs) * minuteMs;
  return Array.from({ length: seriesMinutes / rowMinutes }, (_, row) => {
    const [from, to] = [row * rowMinutes, (row + 1) * rowMinutes];
    const begins = thisMinute - (seriesMinutes - 1 - from) * minuteMs;
    const cells = [perMinute.asked, perMinute.relevant].map((series) => number(sum(series.slice(from, to))));
    return { key: String(row), name: translator().formats.time(begins), cells };
  });
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
