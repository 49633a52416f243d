import type { WebContents } from 'electron';
import { bridgeNotes } from '../../../shared/contract/limits/bridge-notes';
import type { AppState } from '../../../shared/contract/state';
import type { Clock } from '../../clock';
import type { Activity } from '../../diagnostics/activity';
import type { FloodCounts } from '../../diagnostics/flood-counts';
import type { Log } from '../../diagnostics/log';
import { handleCommands, handleNote, push, type CommandHandlers } from './ipc';
import { CommandGate } from './command-gate';
import { preloadCounts } from './preload-counts';
import { StatePushes } from './state-pushes';

export interface PageLinkParts {
  readonly handlers: CommandHandlers;
  readonly clock: Clock;
  readonly log: Log;
  readonly floods: FloodCounts;
  readonly activity: Activity;
  /** The page of now; null while there is none. */
  readonly page: () => WebContents | null;
  /** It takes nothing of what it is sent. */
  readonly mute: () => void;
  /** It takes what it is sent. */
  readonly answered: () => void;
}

/** Connects the window's page with main from now on: its commands, what it has counted, and the state it is shown. */
export function linkPage({ handlers, clock, log, floods, activity, page, mute, answered }: PageLinkParts): { send(state: AppState): void } {
  const elapsed = (): number => clock.elapsed();
  const pushes = new StatePushes<AppState>({
    clock,
    send: (state) => {
      const contents = page();
      if (contents !== null) push(contents, 'state:changed', state);
    },
    merged: () => floods.merged(),
    mute,
  });
  const taken = (): void => {
    pushes.taken();
    answered();
  };
  const subscribed: CommandHandlers['state:subscribe'] = (request) => {
    taken();
    return handlers['state:subscribe'](request);
  };
  handleCommands({ ...handlers, 'state:subscribe': subscribed }, new CommandGate(elapsed, (command) => floods.refused(command)), activity.during, log);
  const counts = preloadCounts(elapsed);
  handleNote(bridgeNotes.refused, (payload) => {
    for (const [command, times] of counts(payload)) floods.refused(command, times);
  });
  handleNote(bridgeNotes.taken, (_payload, sender) => {
    if (sender === page()) taken();
  });
  return { send: (state) => page() !== null && activity.during('window push', () => pushes.push(state)) };
}
