import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import './menu.css';

interface Props {
  readonly name: string;
  readonly icon: LucideIcon;
  /** `marked`: some of its items are chosen, and say so by a mark at their end. */
  readonly items: 'plain' | 'marked';
  readonly children: ReactNode;
}

/** A menu behind a button that shows an icon and says its name on hover and focus. */
export function IconMenu({ name, icon: Icon, items, children }: Props): ReactNode {
  return (
    <MenuTrigger>
      <TooltipTrigger delay={500}>
        <Button className="button button-icon" aria-label={name}>
          <Icon size={16} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={4} placement="bottom">
          {name}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" offset={4} placement="bottom end">
        <Menu className={items === 'marked' ? 'menu menu-marked' : 'menu'} aria-label={name}>
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
