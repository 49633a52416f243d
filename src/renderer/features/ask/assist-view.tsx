import { ArrowUp } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { Suggestion } from '../../../shared/domain/knowledge';
import type { AppState } from '../../../shared/contract/state';
import { announce } from '../../ui/announcer';
import { AppHeader } from '../window/app-header';
import { ConversationChips } from '../conversations/conversation-chips';
import { DemoCall } from '../demo/demo-call';
import { EmptyState } from './empty-state';
import { Notices } from '../window/notices';
import { PauseNote } from '../window/pause-note';
import { QuestionTray } from './queries/question-tray';
import { ReadingPlace } from '../suggestions/list/reading-place';
import { SearchBox } from './search-box';
import { SuggestionList } from '../suggestions/list/suggestion-list';
import { isShown } from '../suggestions/list/suggestion-sections';
import { UndoBar } from '../suggestions/list/undo-bar';
import { useDismissals } from '../suggestions/list/use-dismissals';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useHighlight } from '../suggestions/list/use-highlight';
import { useInPortions } from '../suggestions/list/use-in-portions';
import { conversationText } from '../../text/conversation';
import { queryText } from '../../text/query';
import { suggestionText } from '../../text/suggestion';
import { useFocusShortcut } from './use-focus-shortcut';
import './assist-view.css';

interface Props {
  readonly state: AppState;
  /** How often the search box was asked for from outside the window. */
  readonly boxAsked: number;
  readonly draft: string;
  readonly onDraft: Dispatch<SetStateAction<string>>;
  readonly onHistory: () => void;
  readonly onSettings: () => void;
  readonly onInsights: () => void;
  readonly onExport: () => void;
}

/** The screen of the call: ask on top, answers below. */
export function AssistView({ state, boxAsked, draft, onDraft, onHistory, onSettings, onInsights, onExport }: Props): ReactNode {
  const place = useRef<ReadingPlace>(null);
  const input = useRef<HTMLInputElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [unseen, setUnseen] = useState<readonly Suggestion[]>([]);
  useFocusShortcut(input, state.settings.window.singleKeys ? 'on' : 'off');
  // Before the focus is sent home: the next card comes first.
  const dismissed = useDismissals(state.suggestions);
  // Both before the highlight, which may take the focus further.
  useFocusKept(input);
  useEffect(() => {
    input.current?.focus({ preventScroll: boxAsked === 0 });
    // Who asks for the box by a shortcut begins anew, or goes on with one key.
    if (boxAsked > 0) input.current?.select();
  }, [boxAsked]);
  useHighlight(state.highlight);
  useCoveredHeight(top);

  const suggestions = useInPortions(state.suggestions);
  const shown = suggestions.some(isShown);
  const focusFirstCard = (): void => document.querySelector<HTMLElement>('.card')?.focus();
  const begin = (): void => {
    tell('conversation:new', null);
    announce(conversationText.begun);
    place.current?.scrollToTop();
    input.current?.focus({ preventScroll: true });
  };
  const goTo = (suggestionId: string | null): void => {
    if (suggestionId === null) input.current?.focus({ preventScroll: true });
    else place.current?.goTo(suggestionId);
  };
  const undo = (): void => {
    if (dismissed !== null) tell('suggestion:feedback', { suggestionId: dismissed.id, action: 'restored' });
  };
  return (
    <ReadingPlace ref={place} suggestions={suggestions} onUnseen={setUnseen}>
      <div className="assist-top" ref={top}>
        <AppHeader state={state} onHistory={onHistory} onSettings={onSettings} onInsights={onInsights} onExport={onExport} />
        {state.notifications.pausedUntil !== null && <PauseNote until={state.notifications.pausedUntil} />}
        <SearchBox
          inputRef={input}
          draft={draft}
          onDraft={onDraft}
          offers={state.offers}
          // Who asks wants to see the answer, wherever the list was scrolled to.
          onAsked={() => place.current?.scrollToTop()}
          onArrowDown={focusFirstCard}
          onBegin={begin}
        />
        <ConversationChips state={state} unseen={unseen} onGo={goTo} />
        <section aria-label={queryText.list}>
          <QuestionTray state={state} />
          {unseen.length > 0 && (
            <div className="pill-place">
              <Button className="button button-solid pill" onPress={() => place.current?.scrollToNewest()?.focus({ preventScroll: true })}>
                <ArrowUp size={14} aria-hidden />
                {suggestionText.pill({ count: unseen.length })}
              </Button>
            </div>
          )}
        </section>
      </div>
      <Notices state={state} />
      {state.demo !== null && <DemoCall demo={state.demo} />}
      <main>
        {shown && <SuggestionList state={{ ...state, suggestions: [...suggestions] }} onLeaveUp={() => input.current?.focus()} onUndo={undo} />}
        {!shown && state.demo === null && <EmptyState />}
        {dismissed !== null && <UndoBar key={dismissed.id} dismissed={dismissed} onUndo={undo} onClose={() => input.current?.focus({ preventScroll: true })} />}
      </main>
    </ReadingPlace>
  );
}

/** What stays on top leaves room for a card and its question, or else doesn’t stay. */
const leastToReadPx = 200;

/** Keeps focused cards clear of what stays on top of the scrolled page. */
function useCoveredHeight(top: { readonly current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const covering = top.current;
    const scroller = covering?.parentElement;
    if (covering === null || !scroller) return undefined;
    const observer = new ResizeObserver(() => {
      scroller.toggleAttribute('data-top-scrolls', scroller.clientHeight - covering.offsetHeight < leastToReadPx);
      const sticky = getComputedStyle(covering).position === 'sticky';
      scroller.style.scrollPaddingTop = sticky ? `${covering.offsetHeight + 8}px` : '';
    });
    observer.observe(covering);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [top]);
}
