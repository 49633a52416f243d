import type { networkInterfaces } from 'node:os';

/**
 * What the computer can be reached at, as one line: the same where nothing changed. Of IPv6 the network only (64 bits):
 * the rest is renewed for privacy now and then.
 */
export function describeAddresses(interfaces: ReturnType<typeof networkInterfaces>): string {
  const addresses = Object.entries(interfaces).flatMap(([name, found]) =>
    (found ?? []).filter(({ internal }) => !internal).map(({ address, family }) => `${name} ${family === 'IPv6' ? networkOf(address) : address}`),
  );
  return [...new Set(addresses)].sort().join(', ');
}

const groups = 8;
const networkGroups = 4;

/** The first 64 bits of an IPv6 address, with the zeros that `::` leaves out. */
function networkOf(address: string): string {
  // An IPv4 address at the end is two groups, and in no case the network's.
  const [head = [], tail = []] = address.replace(/\d+\.[\d.]+$/, '0:0').split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(Math.max(groups - head.length - tail.length, 0)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, networkGroups).join(':');
}
