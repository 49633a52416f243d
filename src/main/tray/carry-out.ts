import { remediesOf, type Remedies } from '../../shared/contract/connection-remedies';
import type { Page } from '../../shared/contract/page';
import type { Connection } from '../../shared/contract/state';
import type { Attention } from '../notifications/attention';
import type { TrayCommand } from './tray-menu';

export interface TrayReach {
  readonly connection: () => Connection;
  readonly attention: Pick<Attention, 'pause' | 'resume'>;
  readonly show: () => void;
  readonly open: (page: Page) => void;
  readonly retry: (how: NonNullable<Remedies['retry']>) => void;
  readonly quit: () => void;
}

/** Does what was chosen in the tray. */
export function carryOut(command: TrayCommand, { connection, attention, show, open, retry, quit }: TrayReach): void {
  switch (command.do) {
    case 'show':
      show();
      break;
    case 'open':
      open(command.page);
      break;
    case 'pause':
      attention.pause(command.length);
      break;
    case 'resume':
      attention.resume();
      break;
    case 'retry': {
      const how = remediesOf(connection()).retry;
      if (how !== null) retry(how);
      break;
    }
    case 'quit':
      quit();
      break;
  }
}
