import { powerMonitor } from 'electron';
import type { Clock } from '../../clock';
import type { Activity } from '../../diagnostics/activity';
import type { Log } from '../../diagnostics/log';
import { heldBackReader, loopDelay } from '../../diagnostics/loop-delay';
import { ProcessEnds } from '../../diagnostics/process-ends';
import { watchForStalls } from '../../diagnostics/stall-meter';
import type { AppStateStore } from '../../state/app-state';
import { withProcesses } from '../diagnostics-desk';
import { watchChildProcesses } from './child-processes';
import { keepPoolAwake } from './pool-pulse';
import { followTimeZone } from './time-zone';
import { watchNetworkProcess, type NetworkProcess } from './network-process';

export interface SupervisionParts {
  readonly state: AppStateStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly activity: Activity;
  /** The computer is in another time zone. */
  readonly onZone: () => void;
}

export interface Supervision {
  readonly ends: ProcessEnds;
  readonly network: NetworkProcess;
}

/** Watches Cuecard’s own processes from now on: what ends, what doesn’t answer, and how long main itself stands still. */
export function supervise({ state, clock, log, activity, onZone }: SupervisionParts): Supervision {
  const ends = new ProcessEnds(log);
  const meter = watchForStalls({
    clock,
    log,
    delay: loopDelay(),
    heldBackMs: heldBackReader(),
    ran: () => activity.take(),
    onWorst: (worstStall) => state.change({ diagnostics: withProcesses(state, { worstStall }) }),
  });
  for (const event of ['suspend', 'resume'] as const) powerMonitor.on(event as 'suspend', () => meter.skip());
  followTimeZone({ clock, log, onMoved: onZone });
  keepPoolAwake(clock);
  return { ends, network: watchNetworkProcess(watchChildProcesses(ends), clock, log) };
}
