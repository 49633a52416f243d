import { Check, Clock, LoaderCircle, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Figures, WarmEntry } from '../../../shared/insights';
import { insightsText, warmedDefinition, warmStatusDefinitions } from '../../text/insights';
import { formats } from './formats';

interface Props {
  readonly figures: Figures;
  readonly warming: readonly WarmEntry[];
}

const fewest = 5;

/** The warm list, how each of its questions stands, and what it was good for. */
export function WarmingSection({ figures, warming }: Props): ReactNode {
  const titleId = useId();
  const [shown, setShown] = useState<'some' | 'all'>('some');
  const rows = shown === 'all' ? warming : warming.slice(0, fewest);
  return (
    <section className="insights-card insights-wide" aria-labelledby={titleId}>
      <header className="insights-card-head">
        <h2 id={titleId}>{insightsText.warming}</h2>
      </header>
      <dl className="warm-figure">
        <dt>{warmedDefinition.label}</dt>
        <dd className="figure-cell">{formats.count(figures.warmedHits)}</dd>
        <dd className="figure-meaning">{warmedDefinition.meaning}</dd>
      </dl>
      {warming.length === 0 && <p className="insights-note">{insightsText.nothingWarmed}</p>}
      {warming.length > 0 && (
        <ul className="warm-list" aria-labelledby={titleId}>
          {rows.map((entry, index) => (
            <WarmRow key={index} entry={entry} />
          ))}
        </ul>
      )}
      {warming.length > fewest && (
        <Button className="button" onPress={() => setShown(shown === 'all' ? 'some' : 'all')}>
          {shown === 'all' ? insightsText.showFewer : insightsText.showAll(formats.count(warming.length))}
        </Button>
      )}
    </section>
  );
}

const icons: Readonly<Record<WarmEntry['status'], LucideIcon>> = { warm: Check, warming: LoaderCircle, waiting: Clock, failed: TriangleAlert };

function WarmRow({ entry }: { readonly entry: WarmEntry }): ReactNode {
  const Icon = icons[entry.status];
  const times = [
    entry.warmedAt === null ? insightsText.neverWarmed : insightsText.warmedAt(formats.time(entry.warmedAt)),
    ...(entry.nextAt === null ? [] : [insightsText.nextAt(formats.time(entry.nextAt))]),
  ];
  return (
    <li className="warm-row">
      <span className="warm-text" data-selectable>
        {entry.text}
      </span>
      <span className="warm-status" data-status={entry.status}>
        <Icon size={14} aria-hidden />
        {warmStatusDefinitions[entry.status].label}
      </span>
      <span className="figure-meaning">{times.join(' · ')}</span>
    </li>
  );
}
