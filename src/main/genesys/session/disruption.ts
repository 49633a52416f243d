import type { Clock } from '../../clock';
import type { Disruption } from '../gateway';

export interface DisruptionParts {
  readonly clock: Clock;
  /** The addresses this computer has now, in whatever form; only a change of it matters. */
  readonly addresses: () => string;
  readonly disrupted: (why: Disruption) => void;
}

const lookEveryMs = 5_000;
/** A look that comes so much later than it should means that the computer, or this process, stood still. */
const jumpMs = 10_000;

export interface DisruptionWatch {
  /** The system says that the computer woke, which the watch need not find out once more. */
  resumed(): void;
  end(): void;
}

/**
 * Notices what no socket tells: that the computer slept (the timer comes late), and that it is on another network. Both
 * leave connections that look open and are dead.
 */
export function watchForDisruptions({ clock, addresses, disrupted }: DisruptionParts): DisruptionWatch {
  let seen = addresses();
  let lookedAt = clock.now();
  const look = (): void => {
    const now = clock.now();
    const current = addresses();
    const jumped = now - lookedAt > lookEveryMs + jumpMs;
    const moved = current !== seen;
    lookedAt = now;
    seen = current;
    cancel = clock.after(lookEveryMs, look);
    if (jumped) disrupted('timer-jump');
    else if (moved) disrupted('network-change');
  };
  let cancel = clock.after(lookEveryMs, look);
  return {
    resumed: () => {
      lookedAt = clock.now();
      seen = addresses();
      disrupted('resume');
    },
    end: () => cancel(),
  };
}
