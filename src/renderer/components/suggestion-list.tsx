import type { KeyboardEvent, ReactNode } from 'react';
import type { AppState } from '../../shared/state';
import { useNow } from '../bridge/use-now';
import { suggestionText } from '../text/suggestion';
import { GroupHeader } from './group-header';
import { SuggestionCard } from './suggestion-card';
import { groupSuggestions } from './suggestion-groups';
import './suggestion-list.css';

interface Props {
  readonly state: AppState;
  /** The agent goes up from the first card. */
  readonly onLeaveUp: () => void;
}

const agesEveryMs = 600_000;

/** The cards, newest answer first, each answer under its question. Arrow keys go from card to card. */
export function SuggestionList({ state, onLeaveUp }: Props): ReactNode {
  const now = useNow(agesEveryMs);
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('.card')];
    const at = cards.findIndex((card) => card.contains(document.activeElement));
    if (at === -1) return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0) onLeaveUp();
    else cards[next]?.focus();
  };
  return (
    <ul className="suggestions" aria-label={suggestionText.list} onKeyDown={walk}>
      {groupSuggestions(state.suggestions, state.queries).flatMap(({ key, query, suggestions }) =>
        suggestions.map((suggestion, index) => (
          <li key={suggestion.id} data-first-of={index === 0 ? key : undefined}>
            {index === 0 && query !== null && (
              <GroupHeader query={query} />
            )}
            {index === 0 && query === null && (
              <h2 className="visually-hidden">
                {suggestion.trigger === 'push' ? suggestionText.pushed : suggestionText.earlier}
              </h2>
            )}
            <SuggestionCard suggestion={suggestion} now={now} />
          </li>
        )),
      )}
    </ul>
  );
}
