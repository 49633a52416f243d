import type { TrayPlace } from '../../../shared/contract/diagnostics';
import type { Clock } from '../../clock';
import type { SessionBus } from '../../app/bus/session-bus';
import { NotifierWatcher } from './notifier-watcher';
import { TrayPlaces } from './tray-place';
import { XembedTray } from './xembed-tray';

export interface FollowTrayParts {
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  /** Whose icon it is. */
  readonly pid: number;
  readonly remake: () => void;
  readonly changed: (place: TrayPlace) => void;
}

/** Follows where this desktop shows tray icons; the returned function ends that. On Windows and macOS there always is a place. */
export function followTray({ bus, clock, env, pid, remake, changed }: FollowTrayParts): () => void {
  if (process.platform !== 'linux') {
    changed('system');
    return () => undefined;
  }
  const places: TrayPlaces = new TrayPlaces({ clock, remake, changed, isRegistered: () => watcher.hasIcon(pid) });
  const watcher = new NotifierWatcher({ bus, clock, changed: (standing) => places.notifier(standing) });
  const { DISPLAY: display = '' } = env;
  const xembed = display === '' ? null : new XembedTray({ display, clock, changed: (tray) => places.xembed(tray) });
  if (xembed === null) places.xembed('none');
  return () => {
    watcher.close();
    xembed?.close();
    places.close();
  };
}
