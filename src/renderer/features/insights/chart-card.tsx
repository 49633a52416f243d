import { Table2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { insightsText } from '../../text/insights';
import { FigureTable, type FigureRow } from './figure-table';

interface Props {
  readonly title: string;
  /** A sentence under the title. */
  readonly note?: string;
  /** What the first column names; the others' names follow it. */
  readonly columns: readonly [string, ...string[]];
  readonly rows: readonly FigureRow[];
  /** `whole`: where there are two columns, it takes both. */
  readonly width?: 'half' | 'whole';
  /** The chart. */
  readonly children: ReactNode;
}

/** A chart that can be read as a table, which also says what each figure means. */
export function ChartCard({ title, note, columns, rows, width = 'half', children }: Props): ReactNode {
  const titleId = useId();
  const [shape, setShape] = useState<'chart' | 'table'>('chart');
  return (
    <section className={width === 'whole' ? 'insights-card insights-wide' : 'insights-card'} aria-labelledby={titleId}>
      <header className="insights-card-head">
        <h2 id={titleId}>{title}</h2>
        <ToggleButton
          className="button table-toggle"
          aria-label={insightsText.tableOf({ title })}
          isSelected={shape === 'table'}
          onChange={(selected) => setShape(selected ? 'table' : 'chart')}
        >
          <Table2 size={14} aria-hidden />
          {insightsText.table}
        </ToggleButton>
        {note !== undefined && <p className="insights-note">{note}</p>}
      </header>
      {shape === 'chart' ? children : <FigureTable labelledBy={titleId} columns={columns} rows={rows} />}
    </section>
  );
}
