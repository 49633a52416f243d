import { networkInterfaces } from 'node:os';
import { powerMonitor } from 'electron';
import type { Clock } from '../clock';
import { watchForDisruptions } from '../gateway/disruption';
import type { Disruption } from '../gateway/gateway';

/** Tells when the computer wakes, changes its network, or stood still; each makes every open connection suspect. */
export function watchPowerAndNetwork(clock: Clock, disrupted: (why: Disruption) => void): void {
  const watch = watchForDisruptions({ clock, addresses: currentAddresses, disrupted });
  powerMonitor.on('resume', () => watch.resumed());
}

/** What the computer can be reached at. Of IPv6 the network only: the rest is renewed for privacy now and then. */
function currentAddresses(): string {
  const addresses = Object.entries(networkInterfaces()).flatMap(([name, found]) =>
    (found ?? []).filter(({ internal }) => !internal).map(({ address, family }) => `${name} ${family === 'IPv6' ? address.split(':').slice(0, 4).join(':') : address}`),
  );
  return [...new Set(addresses)].sort().join(', ');
}
