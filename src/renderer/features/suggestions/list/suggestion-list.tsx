import type { KeyboardEvent, ReactNode } from 'react';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import type { AppState, Conversation } from '../../../../shared/contract/state';
import { useNow } from '../../../bridge/use-now';
import { conversationText, conversationWords } from '../../../text/conversation';
import { suggestionText } from '../../../text/suggestion';
import { GroupHeader } from './group-header';
import { SuggestionCard } from '../card/suggestion-card';
import type { SuggestionGroup } from './suggestion-groups';
import { arrange, type SuggestionSection } from './suggestion-sections';
import { isUndo } from './undo-bar';
import './suggestion-list.css';

interface Props {
  readonly state: AppState;
  /** The agent goes up from the first card. */
  readonly onLeaveUp: () => void;
  /** The agent takes the last dismissal back. */
  readonly onUndo: () => void;
}

const agesEveryMs = 600_000;

/**
 * The cards, pinned ones first, then newest conversation first, newest answer first, each answer under its question.
 * Arrow keys go from card to card. One list, whatever its sections, and one key for its card in each row: a card
 * that is pinned moves and keeps its focus.
 */
export function SuggestionList({ state, onLeaveUp, onUndo }: Props): ReactNode {
  const now = useNow(agesEveryMs);
  const { pinned, sections, headings } = arrange(state);
  const level = headings === 'shown' ? 4 : 3;
  const names = new Map(state.conversations.map((one) => [one.id, conversationWords(one)]));
  const questions = new Map(state.queries.map((one) => [one.id, one.text]));
  const questionOf = (one: Suggestion): string | null => questions.get(one.queryId) ?? null;
  const originOf = (one: Suggestion): string | null => (names.size > 1 ? (names.get(one.conversationId) ?? null) : null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isUndo(event)) {
      event.preventDefault();
      onUndo();
    } else walk(event, onLeaveUp);
  };
  const onTop = pinned.map((suggestion, index) => (
    <li key={suggestion.id} data-begins={index === 0 ? 'section' : undefined}>
      {index === 0 && <h2 className="section-title">{suggestionText.pinned}</h2>}
      <SuggestionCard key="card" suggestion={suggestion} question={questionOf(suggestion)} now={now} level={3} origin={originOf(suggestion)} />
    </li>
  ));
  const below = sections.flatMap((section) => {
    if (section.groups.length === 0) return <EmptySection key={section.key} section={section} state={state} />;
    return section.groups.flatMap((group, groupIndex) =>
      group.suggestions.map((suggestion, index) => {
        const begins = index > 0 ? null : groupIndex === 0 && headings === 'shown' ? 'section' : 'group';
        return (
          <li key={suggestion.id} data-begins={begins ?? undefined}>
            {begins === 'section' && <SectionTitle conversation={section.conversation} />}
            {begins !== null && <GroupTitle group={group} level={level === 4 ? 3 : 2} />}
            <SuggestionCard key="card" suggestion={suggestion} question={questionOf(suggestion)} now={now} level={level} origin={null} />
          </li>
        );
      }),
    );
  });
  return (
    <ul className="suggestions" aria-label={suggestionText.list} onKeyDown={onKeyDown}>
      {[...onTop, ...below]}
    </ul>
  );
}

function walk(event: KeyboardEvent<HTMLElement>, onLeaveUp: () => void): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('.card')];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  if (at === -1) return;
  event.preventDefault();
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) onLeaveUp();
  else cards[next]?.focus();
}

function SectionTitle({ conversation }: { readonly conversation: Conversation | null }): ReactNode {
  return <h2 className="section-title">{conversation === null ? conversationText.earlier : conversationWords(conversation)}</h2>;
}

/** A conversation that has begun and has no card yet, so that the cards below are plainly not its own. */
function EmptySection({ section, state }: { readonly section: SuggestionSection; readonly state: AppState }): ReactNode {
  const asked = state.queries.some((query) => query.conversationId === section.key);
  return (
    <li data-begins="section">
      <SectionTitle conversation={section.conversation} />
      <p className="section-empty">{asked ? conversationText.nothingShown : conversationText.nothingAsked}</p>
    </li>
  );
}

function GroupTitle({ group, level }: { readonly group: SuggestionGroup; readonly level: 2 | 3 }): ReactNode {
  const { query, suggestions } = group;
  // What was withheld belongs to the answer that was asked for, and is told there.
  const explains = suggestions[0]?.trigger === 'revalidate' ? 'nothing' : 'withheld';
  if (query !== null) return <GroupHeader query={query} level={level} explains={explains} />;
  const Title = level === 2 ? 'h2' : 'h3';
  return <Title className="visually-hidden">{suggestions[0]?.trigger === 'push' ? suggestionText.pushed : suggestionText.earlier}</Title>;
}
