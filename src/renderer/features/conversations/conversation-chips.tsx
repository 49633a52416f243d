import type { ReactNode } from 'react';
import { Button, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Suggestion } from '../../../shared/domain/knowledge';
import type { AppState } from '../../../shared/contract/state';
import { conversationChip, conversationText, conversationWords } from '../../text/conversation';
import { chipsOf, shortId, type ChipView } from './conversation-list';
import './conversation-chips.css';

interface Props {
  readonly state: AppState;
  /** New suggestions that have not been in sight. */
  readonly unseen: readonly Suggestion[];
  /** To that suggestion; null where the conversation has none yet. */
  readonly onGo: (suggestionId: string | null) => void;
}

/** The conversations as a row to choose from, newest first; arrow keys go along it. */
export function ConversationChips({ state, unseen, onGo }: Props): ReactNode {
  const chips = chipsOf(state, unseen);
  if (chips.length === 0) return null;
  return (
    <nav aria-label={conversationText.list}>
      <Toolbar className="chips" aria-label={conversationText.list}>
        {chips.map((chip) => (
          <Chip key={chip.conversation.id} chip={chip} onPress={() => onGo(chip.newest)} />
        ))}
      </Toolbar>
    </nav>
  );
}

function Chip({ chip, onPress }: { readonly chip: ChipView; readonly onPress: () => void }): ReactNode {
  const { conversation, phase, unread } = chip;
  const unreadWords = conversationText.unread({ count: unread });
  return (
    <TooltipTrigger delay={500}>
      <Button
        className="chip"
        data-phase={phase}
        aria-current={phase === 'current'}
        aria-label={[conversationWords(conversation), ...(unread > 0 ? [unreadWords] : [])].join(', ')}
        onPress={onPress}
      >
        <span>{conversationChip(conversation)}</span>
        {conversation.kind === 'call' && <span className="chip-id">{shortId(conversation.id)}</span>}
        {unread > 0 && <span className="chip-unread">{unread}</span>}
      </Button>
      <Tooltip className="tooltip" offset={4} placement="bottom">
        {conversation.kind === 'call' ? conversationText.callId({ id: conversation.id }) : conversationWords(conversation)}
      </Tooltip>
    </TooltipTrigger>
  );
}
