import type { ReactNode } from 'react';
import type { Connection } from '../../shared/contract/state';

interface Props {
  readonly mark: ConnectionMark;
}

/** `limited`: live, and less at a time than usual. */
export type ConnectionMark = Connection['status'] | 'limited';

/** The connection as a shape and a colour: disc, half a disc, turning arc, triangle, square, ring. */
export function StatusDot({ mark }: Props): ReactNode {
  return (
    <svg className="status-dot" data-mark={mark} width={12} height={12} viewBox="0 0 12 12" aria-hidden>
      {shapes[mark]}
    </svg>
  );
}

export function markOf({ status, limit }: Connection): ConnectionMark {
  return status === 'live' && limit !== null ? 'limited' : status;
}

const ring = { cx: 6, cy: 6, r: 4, fill: 'none', stroke: 'currentColor', strokeWidth: 2 } as const;
const arc = <circle {...ring} strokeDasharray="17 9" strokeLinecap="round" />;

const shapes: Readonly<Record<ConnectionMark, ReactNode>> = {
  'signed-out': <circle {...ring} />,
  'signing-in': arc,
  connecting: arc,
  live: <circle cx={6} cy={6} r={5} fill="currentColor" />,
  limited: (
    <>
      <circle cx={6} cy={6} r={4.5} fill="none" stroke="currentColor" strokeWidth={1.5} />
      <path d="M6 2a4 4 0 0 0 0 8Z" fill="currentColor" />
    </>
  ),
  waiting: <path d="M6 .8 11.6 11H.4Z" fill="currentColor" />,
  stopped: <rect x={1} y={1} width={10} height={10} rx={1.5} fill="currentColor" />,
};
