import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type MouseEvent, type ReactNode } from 'react';
import { useRemembered } from '../../bridge/use-remembered';
import { remember } from '../../bridge/window-memory';
import type { AppState } from '../../../shared/contract/state';
import { isShown } from '../suggestions/list/suggestion-sections';
import { stripText } from '../../text/strip';
import { ReadingPane } from './reading-pane';
import { useAim } from './use-aim';
import './full-view.css';

interface Props {
  readonly state: AppState;
  /** Where the agent asks, with the cards. */
  readonly children: ReactNode;
}

/**
 * On all of the screen, from 800 pixels on, the cards are on the left, and the one the agent has turned to is on the
 * right, whole and in larger type. It stays there whatever comes; until the agent turns to one, it is the newest, whose
 * place nothing takes while the agent is busy with it. In a window it is the cards alone, and nothing of them is drawn anew between the two.
 */
export function FullView({ state, children }: Props): ReactNode {
  const [chosen, setChosen] = useRemembered('chosen');
  const list = useRef<HTMLDivElement>(null);
  const mode = state.windowMode === 'full' ? 'full' : 'window';
  const shown = state.suggestions.filter(isShown);
  const newest = shown[0]?.id ?? null;
  const [last, setLast] = useState(newest);
  const { aim, watch } = useAim();
  if (newest !== last) {
    setLast(newest);
    // What was read when it came is what the agent has turned to.
    if (aim === 'here' && last !== null && shown.every(({ id }) => id !== chosen)) setChosen(last);
  }
  const suggestion = shown.find(({ id }) => id === chosen) ?? shown[0] ?? null;
  const question = state.queries.find(({ id }) => id === suggestion?.queryId) ?? null;
  const read = mode === 'full' ? (suggestion?.id ?? null) : null;

  // A mark on a card that the list draws, and draws anew as it likes.
  useLayoutEffect(() => {
    for (const card of list.current?.querySelectorAll<HTMLElement>('.card') ?? []) card.toggleAttribute('data-read', card.dataset.suggestionId === read);
  });
  useEffect(() => () => remember({ chosen: null }), []);

  const turn = ({ target }: FocusEvent | MouseEvent): void => {
    const id = target instanceof Element ? target.closest<HTMLElement>('[data-suggestion-id]')?.dataset.suggestionId : undefined;
    if (id !== undefined && mode === 'full') setChosen(id);
  };
  return (
    <div className="full" data-mode={mode}>
      <div className="full-list" ref={list} onFocus={turn} onClick={turn}>
        {children}
      </div>
      {mode === 'full' && (
        <aside className="full-reading" aria-label={stripText.reading} {...watch}>
          {suggestion === null ? <p className="full-nothing">{stripText.nothing}</p> : <ReadingPane key={suggestion.id} suggestion={suggestion} question={question} />}
        </aside>
      )}
    </div>
  );
}
