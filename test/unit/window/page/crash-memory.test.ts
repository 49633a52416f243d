import { expect, it } from 'vitest';
import { CrashMemory } from '../../../../src/main/window/page/crash-memory';
import { FakeClock } from '../../../support/fake-clock';

it('a page is loaded again after a crash, laid to rest with the third in a minute, and loaded again when those were a minute ago', () => {
  const clock = new FakeClock();
  const memory = new CrashMemory(clock);
  expect([1, 2, 3, 4].map(() => memory.crashed())).toEqual(['load', 'load', 'rest', 'rest']);
  // Somebody sets the clock: that is no minute.
  clock.set(clock.now() + 3_600_000);
  expect(memory.crashed()).toBe('rest');
  clock.advance(60_000);
  expect(memory.crashed()).toBe('load');
});
