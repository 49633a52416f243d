import { CalendarOff, CalendarX, Copy, EyeOff, FileX, TrendingDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DropReason } from '../../../../shared/domain/knowledge';
import { unlistedWords, withheldRows, type WithheldOf } from '../../../text/withheld';
import './withheld-list.css';

interface Props {
  readonly query: WithheldOf;
}

/** The withheld results one by one: what kept each back, with its figures, never what it says. */
export function WithheldList({ query }: Props): ReactNode {
  const unlisted = unlistedWords(query);
  return (
    <ul className="withheld">
      {withheldRows(query).map(({ reason, words, count }) => {
        const Icon = icons[reason];
        return (
          <li key={`${reason} ${words}`} data-reason={reason}>
            <Icon size={13} aria-hidden />
            <span>{words}</span>
            {count > 1 && <span className="withheld-times">× {count}</span>}
          </li>
        );
      })}
      {unlisted !== null && <li className="withheld-more">{unlisted}</li>}
    </ul>
  );
}

const icons: Readonly<Record<DropReason, LucideIcon>> = {
  stale: CalendarX,
  'below-threshold': TrendingDown,
  undated: CalendarOff,
  duplicate: Copy,
  dismissed: EyeOff,
  invalid: FileX,
  'no-id': FileX,
  'no-text': FileX,
  'no-score': FileX,
};
