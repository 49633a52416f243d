import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

interface Props {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly onPress: () => void;
}

/** A button that shows an icon and says its name on hover and focus. */
export function IconButton({ name, icon: Icon, onPress }: Props): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <Button className="button button-icon" aria-label={name} onPress={onPress}>
        <Icon size={16} aria-hidden />
      </Button>
      <Tooltip className="tooltip" offset={4} placement="bottom">
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
