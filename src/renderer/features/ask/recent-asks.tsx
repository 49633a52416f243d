import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { queryText } from '../../text/query';
import type { RecentAsks } from './use-recent-asks';
import './recent-asks.css';

interface Props {
  /** Of the list; its options’ identifiers begin with it. */
  readonly id: string;
  readonly recent: RecentAsks;
  readonly onChosen: (text: string) => void;
}

/** The recent questions below the box. The focus stays in the box; `aria-activedescendant` says where the keyboard is. */
export function RecentAskList({ id, recent, onChosen }: Props): ReactNode {
  if (recent.texts.length === 0) return null;
  return (
    <ul id={id} className="recent-asks" role="listbox" aria-label={queryText.recent}>
      {recent.texts.map((text, index) => (
        <li
          key={text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === recent.active}
          title={text}
          // The box keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            recent.close();
            onChosen(text);
          }}
        >
          <History size={14} aria-hidden />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
