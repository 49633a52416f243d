import { ArrowUp, MessageSquarePlus, Search, X } from 'lucide-react';
import { useId, useState, type Dispatch, type KeyboardEvent, type ReactNode, type RefObject, type SetStateAction } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { send, tell } from '../../bridge/client';
import { platform } from '../../bridge/platform';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import { queryTextBounds } from '../../../shared/domain/knowledge';
import type { Offer } from '../../../shared/contract/offer';
import { conversationText } from '../../text/conversation';
import { queryText } from '../../text/query';
import { IconButton } from '../../ui/icon-button';
import { Offers } from './offers';
import { RecentAskList } from './recent-asks';
import { useRecentAsks } from './use-recent-asks';
import './search-box.css';

interface Props {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** What is typed but not yet asked; kept by the app, so that it survives a look at the settings. */
  readonly draft: string;
  readonly onDraft: Dispatch<SetStateAction<string>>;
  /** What the agent may ask with one key. */
  readonly offers: readonly Offer[];
  /** A question went off. */
  readonly onAsked: () => void;
  /** Moves on to the cards. */
  readonly onArrowDown: () => void;
  /** The next customer. */
  readonly onBegin: () => void;
}

const counterFrom = 400;

/** Where the agent asks, and begins with the next customer: Enter asks, Escape clears, arrow down goes to the cards. */
export function SearchBox({ inputRef, draft, onDraft, offers, onAsked, onArrowDown, onBegin }: Props): ReactNode {
  const [refusal, setRefusal] = useState<string | null>(null);
  const refusalId = useId();
  const recentId = useId();
  const recent = useRecentAsks(draft);

  const change = (text: string): void => {
    setRefusal(null);
    onDraft(text);
    recent.typed(text);
  };
  const ask = (text = draft): void => {
    if (text.trim() === '') return;
    recent.close();
    void send('query:ask', { text }).then((result) => {
      // What was typed since the question went off stays.
      if (result.ok) {
        onDraft((now) => (now === draft ? '' : now));
        onAsked();
      } else setRefusal(faultSentence(result.error));
      inputRef.current?.focus();
    });
  };
  const walk = (event: KeyboardEvent): void => {
    // While a word is composed (Japanese) the keys choose among its writings.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && draft === '' && offers.length > 0) tell('offer:dismiss', null);
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (offers.length === 0) onArrowDown();
    else document.querySelector<HTMLElement>('.offer-ask')?.focus();
  };

  return (
    <div className="search" role="search" onKeyDownCapture={(event) => recent.onKeyDownCapture(event, ask)}>
      <SearchField
        className="search-field"
        aria-label={queryText.search}
        {...(refusal !== null && { 'aria-describedby': refusalId })}
        value={draft}
        onChange={change}
        onSubmit={() => ask()}
        onBlur={recent.close}
        isInvalid={refusal !== null}
        maxLength={queryTextBounds.max}
      >
        <Search size={16} aria-hidden />
        <Input
          ref={inputRef}
          placeholder={queryText.placeholder}
          autoComplete="off"
          spellCheck
          onKeyDown={walk}
          aria-autocomplete="list"
          {...(recent.texts.length > 0 && { 'aria-controls': recentId })}
          {...(recent.active >= 0 && { 'aria-activedescendant': `${recentId}-${recent.active}` })}
        />
        {draft === '' ? (
          <kbd aria-hidden>{focusKeys}</kbd>
        ) : (
          <Button className="button button-icon" aria-label={queryText.clear}>
            <X size={14} aria-hidden />
          </Button>
        )}
        {/* Without a slot of its own it would take the clear button's behaviour from the field. */}
        {draft !== '' && (
          <Button slot={null} className="button button-solid search-ask" aria-label={queryText.ask} onPress={() => ask()}>
            <ArrowUp size={16} aria-hidden />
          </Button>
        )}
      </SearchField>
      <RecentAskList id={recentId} recent={recent} onChosen={ask} />
      {/* Before the button beside the box, so that Tab leads here from it. */}
      <Offers
        offers={offers}
        onAsked={() => {
          setRefusal(null);
          onAsked();
          inputRef.current?.focus();
        }}
        onTaken={(text) => {
          change(together(draft, text));
          inputRef.current?.focus();
        }}
        onRefused={setRefusal}
        onLeaveUp={() => inputRef.current?.focus()}
        onLeaveDown={onArrowDown}
      />
      <IconButton name={conversationText.begin} icon={MessageSquarePlus} onPress={onBegin} />
      {(refusal !== null || draft.length >= counterFrom) && (
        <div className="search-notes">
          {refusal !== null && (
            <p className="field-error" id={refusalId} role="alert">
              {refusal}
            </p>
          )}
          {draft.length >= counterFrom && (
            <p className="search-counter">
              <span aria-hidden>{queryText.used({ used: draft.length, most: queryTextBounds.max })}</span>
              <span className="visually-hidden">{queryText.left({ count: queryTextBounds.max - draft.length })}</span>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** What is typed stays, as far as there is room. */
function together(draft: string, text: string): string {
  return `${draft.trimEnd()} ${text}`.trimStart().slice(0, queryTextBounds.max);
}

/** The keys that bring the cursor here, as this platform writes them. */
export const focusKeys = platform() === 'mac' ? '⌘K' : 'Ctrl K';
