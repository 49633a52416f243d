import { ArrowUp, MessageSquarePlus, Search, X } from 'lucide-react';
import { useId, useState, type Dispatch, type KeyboardEvent, type ReactNode, type RefObject, type SetStateAction } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { send } from '../bridge/client';
import { faultSentence } from '../../shared/fault-sentence';
import { queryTextBounds } from '../../shared/knowledge';
import { conversationText } from '../text/conversation';
import { queryText } from '../text/query';
import { IconButton } from './icon-button';
import './search-box.css';

interface Props {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** What is typed but not yet asked; kept by the app, so that it survives a look at the settings. */
  readonly draft: string;
  readonly onDraft: Dispatch<SetStateAction<string>>;
  /** A question went off. */
  readonly onAsked: () => void;
  /** Moves on to the cards. */
  readonly onArrowDown: () => void;
  /** The next customer. */
  readonly onBegin: () => void;
}

const counterFrom = 400;

/** Where the agent asks, and begins with the next customer: Enter asks, Escape clears, arrow down goes to the cards. */
export function SearchBox({ inputRef, draft, onDraft, onAsked, onArrowDown, onBegin }: Props): ReactNode {
  const [refusal, setRefusal] = useState<string | null>(null);
  const refusalId = useId();

  const change = (text: string): void => {
    setRefusal(null);
    onDraft(text);
  };
  const ask = (): void => {
    if (draft.trim() === '') return;
    void send('query:ask', { text: draft }).then((result) => {
      // What was typed since the question went off stays.
      if (result.ok) {
        onDraft((now) => (now === draft ? '' : now));
        onAsked();
      } else setRefusal(faultSentence(result.error));
      inputRef.current?.focus();
    });
  };
  const walk = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onArrowDown();
  };

  return (
    <div className="search" role="search">
      <SearchField
        className="search-field"
        aria-label={queryText.search}
        {...(refusal !== null && { 'aria-describedby': refusalId })}
        value={draft}
        onChange={change}
        onSubmit={ask}
        isInvalid={refusal !== null}
        maxLength={queryTextBounds.max}
      >
        <Search size={16} aria-hidden />
        <Input ref={inputRef} placeholder={queryText.placeholder} autoComplete="off" spellCheck onKeyDown={walk} />
        {draft === '' ? (
          <kbd aria-hidden>{focusKeys}</kbd>
        ) : (
          <Button className="button button-icon" aria-label={queryText.clear}>
            <X size={14} aria-hidden />
          </Button>
        )}
        {/* Without a slot of its own it would take the clear button's behaviour from the field. */}
        {draft !== '' && (
          <Button slot={null} className="button button-solid search-ask" aria-label={queryText.ask} onPress={ask}>
            <ArrowUp size={16} aria-hidden />
          </Button>
        )}
      </SearchField>
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
              <span aria-hidden>{queryText.used(draft.length, queryTextBounds.max)}</span>
              <span className="visually-hidden">{queryText.left(queryTextBounds.max - draft.length)}</span>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** The keys that bring the cursor here, as this platform writes them. */
export const focusKeys = navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K';
