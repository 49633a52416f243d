import { Bell, BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { tell } from '../bridge/client';
import { pauseLengthSchema } from '../../shared/notifications';
import { pauseText } from '../text/pause';
import './menu.css';

interface Props {
  /** Epoch milliseconds; null while not paused. */
  readonly pausedUntil: number | null;
}

/** The bell: for how long it shall be silent, or no longer. */
export function PauseMenu({ pausedUntil }: Props): ReactNode {
  const Icon = pausedUntil === null ? Bell : BellOff;
  return (
    <MenuTrigger>
      <TooltipTrigger delay={500}>
        <Button className="button button-icon" aria-label={pauseText.pause}>
          <Icon size={16} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={4} placement="bottom">
          {pauseText.pause}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" offset={4} placement="bottom end">
        <Menu className="menu" aria-label={pauseText.pause}>
          {pausedUntil !== null && (
            <MenuItem className="option" onAction={() => tell('notifications:resume', null)}>
              {pauseText.resume}
            </MenuItem>
          )}
          {pauseLengthSchema.options.map((length) => (
            <MenuItem key={length} className="option" onAction={() => tell('notifications:pause', { length })}>
              {pauseText.pauseFor[length]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
