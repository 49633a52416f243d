import { beforeEach, describe, expect, it } from 'vitest';
import { StatePushes } from '../../../../src/main/window/bridge/state-pushes';
import { FakeClock } from '../../../support/fake-clock';

let clock: FakeClock;
let sent: number[];
let merged: number;
let mute: number;
let pushes: StatePushes<number>;
beforeEach(() => {
  clock = new FakeClock();
  sent = [];
  merged = 0;
  mute = 0;
  pushes = new StatePushes({ clock, send: (state) => sent.push(state), merged: () => (merged += 1), mute: () => (mute += 1) });
});

describe('snapshots for the window', () => {
  it('go out at once after a rest', () => {
    pushes.push(1);
    expect(sent).toEqual([1]);
    pushes.taken();
    clock.advance(100);
    pushes.push(2);
    expect(sent).toEqual([1, 2]);
    expect(merged).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('are never more than one to a page that is busy, which gets the newest when it has taken that', () => {
    pushes.push(1);
    for (let state = 2; state <= 50; state += 1) {
      clock.advance(10);
      pushes.push(state);
    }
    expect(sent).toEqual([1]);
    pushes.taken();
    expect(sent).toEqual([1]);
    // It took 490 ms, and has as long for what else it has to do.
    clock.advance(489);
    expect(sent).toEqual([1]);
    clock.advance(1);
    expect(sent).toEqual([1, 50]);
    expect(merged).toBe(48);
  });

  it('are at most thirty a second, the last of them never lost', () => {
    for (let state = 1; state <= 1_000; state += 1) {
      pushes.push(state);
      pushes.taken();
      clock.advance(1);
    }
    clock.advance(50);
    expect(sent.length).toBeLessThanOrEqual(32);
    expect(sent.at(-1)).toBe(1_000);
    expect(merged + sent.length).toBe(1_000);
  });

  it('go to a page that never says it took one, once a second', () => {
    pushes.push(1);
    pushes.push(2);
    clock.advance(999);
    expect(sent).toEqual([1]);
    clock.advance(1);
    expect(sent).toEqual([1, 2]);
  });

  it('show after half a minute that a page takes nothing any more, and not that nothing was sent', () => {
    pushes.push(1);
    pushes.taken();
    clock.advance(3_600_000);
    pushes.push(2);
    clock.advance(29_000);
    pushes.push(3);
    expect(mute).toBe(0);
    clock.advance(1_000);
    pushes.push(4);
    expect(mute).toBe(1);
    pushes.taken();
    clock.advance(1_000);
    pushes.push(5);
    clock.advance(29_000);
    pushes.push(6);
    expect(mute).toBe(1);
  });
});
