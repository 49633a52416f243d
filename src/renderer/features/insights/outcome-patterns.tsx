import type { ReactNode } from 'react';
import type { GovernanceStatus } from '../../../shared/domain/knowledge';

/** Ways to end, in the order of the chart: the answered ones first, the best of them on the left. */
export const outcomeOrder: readonly GovernanceStatus[] = ['PASS', 'FILTERED', 'EMPTY', 'TIMEOUT', 'ERROR', 'REJECTED', 'SUPERSEDED', 'CANCELLED'];

/** Colour alone tells nothing in forced colours and to many eyes: each way to end has a pattern of its own. */
export function OutcomePatterns(): ReactNode {
  return (
    <svg className="outcome-patterns" aria-hidden>
      <defs>
        {outcomeOrder.map((status) => (
          <pattern key={status} id={patternId(status)} className="outcome-mark" data-outcome={status} width={6} height={6} patternUnits="userSpaceOnUse">
            {drawings[status]}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** A piece of the chart, or of its legend, in the pattern of one way to end. */
export function OutcomeFill({ status }: { readonly status: GovernanceStatus }): ReactNode {
  return (
    <svg className="outcome-fill outcome-mark" data-outcome={status} aria-hidden>
      <rect width="100%" height="100%" fill={`url(#${patternId(status)})`} />
    </svg>
  );
}

function patternId(status: GovernanceStatus): string {
  return `outcome-${status.toLowerCase()}`;
}

const line = { stroke: 'currentColor', strokeWidth: 1.5, fill: 'none' } as const;
const solid = <rect width={6} height={6} fill="currentColor" />;

const drawings: Readonly<Record<GovernanceStatus, ReactNode>> = {
  PASS: solid,
  FILTERED: <path {...line} d="M-1 1 1 -1M-1 7 7 -1M5 7 7 5" />,
  EMPTY: <circle cx={3} cy={3} r={1.1} fill="currentColor" />,
  TIMEOUT: <path {...line} d="M1.5 0V6M4.5 0V6" />,
  ERROR: solid,
  REJECTED: <path {...line} strokeWidth={1.2} d="M-1 -1 7 7M-1 7 7 -1" />,
  SUPERSEDED: <path {...line} d="M0 1.5H6M0 4.5H6" />,
  CANCELLED: null,
};
