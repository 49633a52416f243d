import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { describeAddresses } from '../../../src/main/network/own-addresses';

const ipv4 = (address: string): NetworkInterfaceInfo => ({ address, netmask: '255.255.255.0', family: 'IPv4', mac: '00:00:5e:00:53:01', internal: false, cidr: null });
const ipv6 = (address: string): NetworkInterfaceInfo => ({ ...ipv4(address), netmask: 'ffff:ffff:ffff:ffff::', family: 'IPv6', scopeid: 0 });
const of = (address: string): string => describeAddresses({ eth0: [ipv6(address)] });

describe('what this computer is reached at', () => {
  it('is the whole of an IPv4 address', () => {
    expect(describeAddresses({ eth0: [ipv4('192.0.2.7')] })).toBe('eth0 192.0.2.7');
    expect(describeAddresses({ eth0: [ipv4('192.0.2.8')] })).not.toBe(describeAddresses({ eth0: [ipv4('192.0.2.7')] }));
  });

  it.each([
    ['2001:db8:1:2:a1b2:c3d4:e5f6:1', '2001:db8:1:2:1111:2222:3333:4444'],
    // The network’s last groups are zeros, so the host’s come right behind the colons.
    ['2001:db8::a1b2:c3d4:e5f6:1', '2001:db8::1111:2222:3333:4444'],
    ['2001:db8:1::a1b2:c3d4:e5f6:1', '2001:db8:1::1111:2222:3333:4444'],
    ['fe80::a1b2:c3d4:e5f6:1', 'fe80::1'],
    ['2001:db8:1:2::1', '2001:db8:1:2:a1b2:c3d4:e5f6:1'],
    ['64:ff9b::192.0.2.7', '64:ff9b::192.0.2.8'],
    ['64:ff9b:1:2:3:4:192.0.2.7', '64:ff9b:1:2::1'],
    ['::1', '::2'],
  ])('stays the same where only the host’s half of an IPv6 address is renewed (%s, %s)', (before, after) => {
    expect(of(after)).toBe(of(before));
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8::1', '2001:db8:1::1'],
    ['2001:db8::1', '2001:db9::1'],
    ['::1', '1::1'],
  ])('changes with the network of an IPv6 address (%s, %s)', (before, after) => {
    expect(of(after)).not.toBe(of(before));
  });

  it('knows one network by one name, however many addresses it has there and in whatever order they come', () => {
    const [one, another] = [ipv6('2001:db8::a1b2:c3d4:e5f6:1'), ipv6('2001:db8:0:0:1111:2222:3333:4444')];
    expect(describeAddresses({ eth0: [one, another, ipv4('192.0.2.7')] })).toBe('eth0 192.0.2.7, eth0 2001:db8:0:0');
    expect(describeAddresses({ wlan0: [ipv4('192.0.2.7')], eth0: [one] })).toBe(describeAddresses({ eth0: [another], wlan0: [ipv4('192.0.2.7')] }));
  });

  it('leaves out what leads to this computer only', () => {
    expect(describeAddresses({ lo: [{ ...ipv4('127.0.0.1'), internal: true }], eth0: undefined })).toBe('');
  });
});
