import { Pin, ThumbsDown, ThumbsUp, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ToggleButton, Tooltip, TooltipTrigger, type PressEvent } from 'react-aria-components';
import { send } from '../bridge/client';
import type { CommandRequest } from '../../shared/ipc';
import { faultSentence } from '../../shared/fault-sentence';
import type { Suggestion } from '../../shared/knowledge';
import { suggestionText } from '../text/suggestion';

interface Props {
  readonly suggestion: Suggestion;
  /** Says why it could not be noted; null once another try begins. */
  readonly onProblem: (problem: string | null) => void;
}

type Action = CommandRequest<'suggestion:feedback'>['action'];

/** What the agent thinks of a suggestion, and whether it stays on top or goes. A toggle pressed again takes it back. */
export function CardFeedback({ suggestion, onProblem }: Props): ReactNode {
  const { id } = suggestion;
  const { rating, pinned } = suggestion.feedback;
  const note = (action: Action): void => {
    onProblem(null);
    void send('suggestion:feedback', { suggestionId: id, action }).then((result) => {
      if (!result.ok) onProblem(faultSentence(result.error));
    });
  };
  return (
    <div className="card-feedback" role="group" aria-label={suggestionText.feedback}>
      <Toggle name={suggestionText.helpful} icon={ThumbsUp} phase={rating === 'helpful' ? 'on' : 'off'} onPress={() => note(rating === 'helpful' ? 'unrated' : 'helpful')} />
      <Toggle
        name={suggestionText.notHelpful}
        icon={ThumbsDown}
        phase={rating === 'not-helpful' ? 'on' : 'off'}
        onPress={() => note(rating === 'not-helpful' ? 'unrated' : 'not-helpful')}
      />
      <Toggle name={suggestionText.pin} icon={Pin} phase={pinned ? 'on' : 'off'} onPress={() => note(pinned ? 'unpinned' : 'pinned')} />
      <TooltipTrigger delay={500}>
        <Button className="button button-icon card-small" aria-label={suggestionText.dismiss} onPress={() => note('dismissed')}>
          <X size={14} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={4} placement="bottom">
          {suggestionText.dismiss}
        </Tooltip>
      </TooltipTrigger>
    </div>
  );
}

interface ToggleProps {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly phase: 'on' | 'off';
  readonly onPress: (event: PressEvent) => void;
}

function Toggle({ name, icon: Icon, phase, onPress }: ToggleProps): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <ToggleButton className="button button-icon card-small" aria-label={name} isSelected={phase === 'on'} onPress={onPress}>
        <Icon size={14} aria-hidden />
      </ToggleButton>
      <Tooltip className="tooltip" offset={4} placement="bottom">
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
