import { ArrowUp } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import { Button } from 'react-aria-components';
import type { AppState } from '../../../shared/state';
import { AppHeader } from '../../components/app-header';
import { DemoCall } from '../../components/demo-call';
import { EmptyState } from '../../components/empty-state';
import { Notices, type OwnNotice } from '../../components/notices';
import { QuestionTray } from '../../components/question-tray';
import { ReadingPlace } from '../../components/reading-place';
import { SearchBox } from '../../components/search-box';
import { SuggestionList } from '../../components/suggestion-list';
import { useHighlight } from '../../components/use-highlight';
import { queryText } from '../../text/query';
import { suggestionText } from '../../text/suggestion';
import { useFocusKept } from './use-focus-kept';
import { useFocusShortcut } from './use-focus-shortcut';
import './assist-view.css';

interface Props {
  readonly state: AppState;
  readonly draft: string;
  readonly onDraft: Dispatch<SetStateAction<string>>;
  readonly ownNotice: OwnNotice | null;
  readonly onOwnNoticeDismissed: () => void;
  readonly onSettings: () => void;
  readonly onInsights: () => void;
  readonly onExport: () => void;
}

/** The screen of the call: ask on top, answers below. */
export function AssistView({ state, draft, onDraft, ownNotice, onOwnNoticeDismissed, onSettings, onInsights, onExport }: Props): ReactNode {
  const place = useRef<ReadingPlace>(null);
  const input = useRef<HTMLInputElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [unseen, setUnseen] = useState(0);
  useFocusShortcut(input);
  // Both before the highlight, which may take the focus further.
  useFocusKept(input);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useHighlight(state.highlight);
  useCoveredHeight(top);

  const focusFirstCard = (): void => document.querySelector<HTMLElement>('.card')?.focus();
  const showNewest = (): void => {
    place.current?.scrollToTop();
    focusFirstCard();
  };
  return (
    <ReadingPlace
      ref={place}
      suggestions={state.suggestions}
      onKept={(count) => setUnseen((before) => before + count)}
      onTop={() => setUnseen(0)}
    >
      <div className="assist-top" ref={top}>
        <AppHeader state={state} onSettings={onSettings} onInsights={onInsights} onExport={onExport} />
        <SearchBox
          inputRef={input}
          draft={draft}
          onDraft={onDraft}
          // Who asks wants to see the answer, wherever the list was scrolled to.
          onAsked={() => place.current?.scrollToTop()}
          onArrowDown={focusFirstCard}
        />
        <section aria-label={queryText.list}>
          <QuestionTray state={state} />
          {unseen > 0 && (
            <div className="pill-place">
              <Button className="button button-solid pill" onPress={showNewest}>
                <ArrowUp size={14} aria-hidden />
                {suggestionText.pill(unseen)}
              </Button>
            </div>
          )}
        </section>
      </div>
      <Notices state={state} own={ownNotice} onOwnDismissed={onOwnNoticeDismissed} />
      {state.demo !== null && <DemoCall demo={state.demo} />}
      <main>
        {state.suggestions.length > 0 && <SuggestionList state={state} onLeaveUp={() => input.current?.focus()} />}
        {state.suggestions.length === 0 && state.demo === null && <EmptyState />}
      </main>
    </ReadingPlace>
  );
}

/** Keeps focused cards clear of what stays on top of the scrolled page. */
function useCoveredHeight(top: { readonly current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const covering = top.current;
    const scroller = covering?.parentElement;
    if (covering === null || !scroller) return undefined;
    const observer = new ResizeObserver(() => {
      const sticky = getComputedStyle(covering).position === 'sticky';
      scroller.style.scrollPaddingTop = sticky ? `${covering.offsetHeight + 8}px` : '';
    });
    observer.observe(covering);
    return () => observer.disconnect();
  }, [top]);
}
