import { beforeEach, describe, expect, it } from 'vitest';
import { watchForDisruptions, type DisruptionWatch } from '../../../src/main/genesys/session/disruption';
import { FakeClock } from '../../support/fake-clock';

let clock: FakeClock;
let addresses: string;
let told: string[];
let watch: DisruptionWatch;
beforeEach(() => {
  clock = new FakeClock();
  addresses = 'eth0 192.0.2.7';
  told = [];
  watch = watchForDisruptions({ clock, addresses: () => addresses, disrupted: (why) => told.push(why) });
});

/** The computer sleeps: no timer runs, and the wall clock is further when it wakes. */
function sleep(ms: number): void {
  clock.set(clock.now() + ms);
}

describe('the watch for disruptions', () => {
  it('says nothing while nothing happens', () => {
    clock.advance(600_000);
    expect(told).toEqual([]);
  });

  it('notices within 5 s that the addresses have changed, and says so once', () => {
    addresses = 'wlan0 198.51.100.4';
    clock.advance(5_000);
    expect(told).toEqual(['network-change']);
    clock.advance(60_000);
    expect(told).toEqual(['network-change']);
  });

  it('notices each change, also the one back', () => {
    for (const next of ['', 'eth0 192.0.2.7']) {
      addresses = next;
      clock.advance(5_000);
    }
    expect(told).toEqual(['network-change', 'network-change']);
  });

  it('takes a look that comes over 10 s too late for sleep, once', () => {
    sleep(10_001);
    clock.advance(5_000);
    expect(told).toEqual(['timer-jump']);
    clock.advance(60_000);
    expect(told).toEqual(['timer-jump']);
  });

  it('lets a busy computer be 10 s late', () => {
    sleep(10_000);
    clock.advance(5_000);
    expect(told).toEqual([]);
  });

  it('is not put off by a clock that is set back', () => {
    sleep(-3_600_000);
    clock.advance(5_000);
    addresses = 'wlan0 198.51.100.4';
    clock.advance(5_000);
    expect(told).toEqual(['network-change']);
  });

  it('says one thing where the computer woke on another network', () => {
    sleep(60_000);
    addresses = 'wlan0 198.51.100.4';
    clock.advance(10_000);
    expect(told).toEqual(['timer-jump']);
  });

  it('can be ended, and leaves no timer', () => {
    clock.advance(12_000);
    watch.end();
    addresses = '';
    clock.advance(60_000);
    expect([told, clock.pending]).toEqual([[], 0]);
  });

  it('tells a resume once, and neither the sleep nor the network it woke on a second time', () => {
    sleep(3_600_000);
    addresses = 'wlan0 198.51.100.4';
    watch.resumed();
    clock.advance(60_000);
    expect(told).toEqual(['resume']);
  });
});
