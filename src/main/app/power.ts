import { networkInterfaces } from 'node:os';
import { powerMonitor } from 'electron';
import type { Clock } from '../clock';
import { watchForDisruptions } from '../genesys/session/disruption';
import type { Disruption } from '../genesys/gateway';
import { describeAddresses } from '../network/own-addresses';

/** Tells when the computer wakes, changes its network, or stood still; each makes every open connection suspect. */
export function watchPowerAndNetwork(clock: Clock, disrupted: (why: Disruption) => void): void {
  const watch = watchForDisruptions({ clock, addresses: () => describeAddresses(networkInterfaces()), disrupted });
  powerMonitor.on('resume', () => watch.resumed());
}
