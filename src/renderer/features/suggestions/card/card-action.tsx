import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

interface Props {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly onPress: () => void;
}

/** What can be done with a card: an icon with a tooltip, and in a wide window its name as well. */
export function CardAction({ name, icon: Icon, onPress }: Props): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <Button className="button card-action" onPress={onPress}>
        <Icon size={15} aria-hidden />
        <span className="card-action-name">{name}</span>
      </Button>
      <Tooltip className="tooltip card-action-tip" offset={4} placement="bottom">
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
