import { expect, it } from 'vitest';
import { Activity } from '../../../src/main/diagnostics/activity';
import { FakeClock } from '../../support/fake-clock';

it('the piece of work that took longest has a name, without what ran inside it under another one', () => {
  const clock = new FakeClock();
  const activity = new Activity(() => clock.elapsed());
  const takes = (ms: number) => (): number => {
    clock.advance(ms);
    return ms;
  };
  expect(activity.during('short', takes(5))).toBe(5);
  activity.during('timer', () => {
    clock.advance(10);
    activity.during('tray', takes(40));
    clock.advance(20);
    activity.during('push', takes(3));
  });
  expect(activity.take()).toEqual({ what: 'tray', ms: 40 });
  expect(activity.take()).toBeNull();
  activity.during('timer', () => {
    clock.advance(30);
    activity.during('tray', takes(20));
    clock.advance(10);
  });
  expect(activity.take()).toEqual({ what: 'timer', ms: 40 });
});

it('work that fails is counted, and fails as it would have', () => {
  const clock = new FakeClock();
  const activity = new Activity(() => clock.elapsed());
  const fails = (): never => {
    clock.advance(7);
    throw new Error('no');
  };
  expect(() => activity.during('command', fails)).toThrow('no');
  expect(activity.take()).toEqual({ what: 'command', ms: 7 });
});
