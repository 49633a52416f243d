import type { Stall } from '../../shared/contract/diagnostics';
import type { Clock } from '../clock';
import type { Ran } from './activity';
import type { Log } from './log';

/** How late main’s event loop was at the latest, since it was last asked or reset. */
export interface LoopDelay {
  /** Milliseconds. */
  take(): number;
  reset(): void;
}

export interface StallMeterParts {
  readonly clock: Clock;
  readonly delay: LoopDelay;
  /** How long this thread could have run and the machine was busy with others, in all, in milliseconds; null where the system doesn’t say. */
  readonly heldBackMs: () => number | null;
  /** Which piece of work took longest since it was last asked. */
  readonly ran: () => Ran | null;
  readonly log: Log;
  /** Told the worst of the last hour, whenever it is another one. */
  readonly onWorst: (worst: Stall | null) => void;
}

export interface StallMeter {
  /** The computer slept, or wakes: what was measured in between is no stall. */
  skip(): void;
  end(): void;
}

const lookEveryMs = 1_000;
/** What an agent may feel. Shorter ones are not kept. */
const notableMs = 50;
/** What is a fault by itself. */
const faultMs = 500;
/** The worst of each minute is kept for an hour. */
const minuteMs = 60_000;
const hourMinutes = 60;

/**
 * Measures all day how long main did nothing for anybody, be it that it worked or that it waited in a call. What the machine
 * held it back for is taken off. A stall’s cause is named where one piece of work makes up half of it or more.
 */
export function watchForStalls({ clock, delay, heldBackMs, ran, log, onWorst }: StallMeterParts): StallMeter {
  let minutes: readonly { readonly minute: number; readonly stall: Stall }[] = [];
  let worst: Stall | null = null;
  let heldBefore = heldBackMs();
  const tell = (): void => {
    const now = minutes.reduce<Stall | null>((most, { stall }) => (most === null || stall.ms > most.ms ? stall : most), null);
    if (now === worst) return;
    worst = now;
    onWorst(worst);
  };
  const look = (): void => {
    cancel = clock.after(lookEveryMs, look);
    const minute = Math.floor(clock.elapsed() / minuteMs);
    const held = heldBackMs();
    const machineMs = held === null || heldBefore === null ? 0 : held - heldBefore;
    heldBefore = held;
    const longest = ran();
    const ms = Math.round(delay.take() - machineMs);
    minutes = minutes.filter((one) => minute - one.minute < hourMinutes);
    if (ms >= notableMs) {
      const what = longest !== null && longest.ms >= ms / 2 ? longest.what : null;
      const stall: Stall = { at: clock.now(), ms, what };
      const same = minutes.find((one) => one.minute === minute);
      if (same === undefined || same.stall.ms < ms) minutes = [...minutes.filter((one) => one !== same), { minute, stall }];
      if (ms >= faultMs) log.warn('main stalled', { why: what ?? 'unknown', ms });
    }
    tell();
  };
  let cancel = clock.after(lookEveryMs, look);
  return {
    skip: () => {
      delay.reset();
      heldBefore = heldBackMs();
      ran();
    },
    end: () => cancel(),
  };
}
