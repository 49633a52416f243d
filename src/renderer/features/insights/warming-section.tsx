import { Check, Clock, LoaderCircle, SearchX, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Figures, WarmEntry } from '../../../shared/contract/insights';
import { figureText, insightsText } from '../../text/insights';
import { ChartCard } from './chart-card';
import type { FigureRow } from './figure-table';
import { translator } from '../../../shared/i18n/current';
import { number } from './number';
import './warming.css';

interface Props {
  readonly figures: Figures;
  readonly warming: readonly WarmEntry[];
  /** Epoch milliseconds of the figures. */
  readonly at: number;
}

const fewest = 5;

/** The warm list, how each of its questions stands, and what it was good for. */
export function WarmingSection({ figures, warming, at }: Props): ReactNode {
  const [shown, setShown] = useState<'some' | 'all'>('some');
  const rows = shown === 'all' ? warming : warming.slice(0, fewest);
  return (
    <ChartCard
      title={insightsText.warming}
      note={warming.length === 0 ? insightsText.nothingWarmed : insightsText.warmingHelp}
      width="whole"
      columns={[insightsText.status, insightsText.count]}
      rows={rowsOf(figures, warming)}
    >
      {warming.length > 0 && (
        <>
          <dl className="warm-figure">
            <dt>{figureText.warmed.label}</dt>
            <dd className="figure-cell">{number(figures.warmedHits)}</dd>
            <dd className="figure-meaning">{figureText.warmed.meaning}</dd>
          </dl>
          <ul className="warm-list" aria-label={insightsText.warming}>
            {rows.map((entry, index) => (
              <WarmRow key={`${index} ${entry.text}`} entry={entry} at={at} />
            ))}
          </ul>
        </>
      )}
      {warming.length > fewest && (
        <Button className="button" onPress={() => setShown(shown === 'all' ? 'some' : 'all')}>
          {shown === 'all' ? insightsText.showFewer : insightsText.showAll({ all: warming.length })}
        </Button>
      )}
    </ChartCard>
  );
}

function rowsOf(figures: Figures, warming: readonly WarmEntry[]): readonly FigureRow[] {
  const statuses = statusOrder.map((status) => {
    const count = warming.filter((entry) => entry.status === status).length;
    return { key: status, name: figureText.warmStatus[status], cells: [number(count)] };
  });
  return [{ key: 'served', name: figureText.warmed, cells: [number(figures.warmedHits)] }, ...statuses];
}

const statusOrder: readonly WarmEntry['status'][] = ['warm', 'warming', 'waiting', 'nothing', 'failed'];
const icons: Readonly<Record<WarmEntry['status'], LucideIcon>> = { warm: Check, warming: LoaderCircle, waiting: Clock, nothing: SearchX, failed: TriangleAlert };

function WarmRow({ entry, at }: { readonly entry: WarmEntry; readonly at: number }): ReactNode {
  const Icon = icons[entry.status];
  const facts = [
    insightsText.origin[entry.origin],
    ...(entry.warmedAt === null ? [] : [insightsText.warmedAt({ time: translator().formats.time(entry.warmedAt) })]),
    ...(entry.dueAt === null || entry.dueAt <= at ? [] : [insightsText.dueAt({ time: translator().formats.time(entry.dueAt) })]),
  ];
  return (
    <li className="warm-row">
      <span className="warm-text" data-selectable>
        {entry.text}
      </span>
      <span className="warm-status" data-status={entry.status}>
        <Icon size={14} aria-hidden />
        {figureText.warmStatus[entry.status].label}
      </span>
      <span className="figure-meaning">{facts.join(' · ')}</span>
    </li>
  );
}
