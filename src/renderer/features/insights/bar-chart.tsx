import type { ReactNode } from 'react';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value in words. */
  readonly words: string;
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Bars from one baseline, the longest as wide as there is room, each with its name and its number. */
export function BarChart({ title, bars }: Props): ReactNode {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const words = bars.map((bar) => `${bar.label} ${bar.words}`);
  return (
    <div className="bar-chart" role="img" aria-label={`${title}: ${words.join(', ')}`}>
      {bars.map((bar) => (
        <div key={bar.key} className="bar-row">
          <span>{bar.label}</span>
          <svg className="bar" aria-hidden>
            <rect className="bar-fill" width={`${(bar.value / most) * 100}%`} height="100%" rx={2} />
          </svg>
          <span className="figure-cell">{bar.words}</span>
        </div>
      ))}
    </div>
  );
}
