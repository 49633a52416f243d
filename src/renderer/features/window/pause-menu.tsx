import { Bell, BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuItem } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { pauseLengthSchema } from '../../../shared/contract/notifications';
import { pauseText } from '../../text/pause';
import { IconMenu } from '../../ui/icon-menu';

interface Props {
  /** Epoch milliseconds; null while not paused. */
  readonly pausedUntil: number | null;
}

/** The bell: for how long it shall be silent, or no longer. */
export function PauseMenu({ pausedUntil }: Props): ReactNode {
  return (
    <IconMenu name={pauseText.pause} icon={pausedUntil === null ? Bell : BellOff} items="plain">
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
    </IconMenu>
  );
}
