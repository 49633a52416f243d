import { ThumbsDown, ThumbsUp, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Feedback } from '../../../../shared/domain/knowledge';
import { suggestionText } from '../../../text/suggestion';
import { CardMenu } from './card-menu';
import type { CardActs } from './use-card-acts';

interface Props {
  readonly feedback: Feedback;
  readonly acts: CardActs;
}

/** What the agent thinks of a suggestion, and what else can be done with it. A toggle pressed again takes it back. */
export function CardFeedback({ feedback, acts }: Props): ReactNode {
  const { rating, pinned } = feedback;
  return (
    <div className="card-feedback" role="group" aria-label={suggestionText.feedback}>
      <Toggle name={suggestionText.helpful} icon={ThumbsUp} phase={rating === 'helpful' ? 'on' : 'off'} onPress={() => acts.rate('helpful')} />
      <Toggle name={suggestionText.notHelpful} icon={ThumbsDown} phase={rating === 'not-helpful' ? 'on' : 'off'} onPress={() => acts.rate('not-helpful')} />
      <CardMenu pin={pinned ? 'on' : 'off'} acts={acts} />
    </div>
  );
}

interface ToggleProps {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly phase: 'on' | 'off';
  readonly onPress: () => void;
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
