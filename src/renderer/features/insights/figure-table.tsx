import type { ReactNode } from 'react';
import type { Definition } from '../../text/insights';

export interface FigureRow {
  readonly key: string;
  readonly name: Definition | string;
  readonly cells: readonly string[];
}

interface Props {
  readonly labelledBy: string;
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
}

/** Figures in rows, each with its meaning under its name. */
export function FigureTable({ labelledBy, columns, rows }: Props): ReactNode {
  const [first, ...others] = columns;
  return (
    <table className="figure-table" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((name) => (
            <th key={name} scope="col" className="figure-cell">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">
              {typeof name === 'string' ? name : name.label}
              {typeof name !== 'string' && <span className="figure-meaning">{name.meaning}</span>}
            </th>
            {cells.map((cell, index) => (
              <td key={others[index]} className="figure-cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
