import { expect, it } from 'vitest';
import { CrashMemory } from '../../../src/main/desktop/crash-memory';
import { FakeClock } from '../../support/fake-clock';

it('a page is loaded again after a crash, left alone after the fourth in a minute, and loaded again when that was a minute ago', () => {
  const clock = new FakeClock();
  const memory = new CrashMemory(clock);
  expect([1, 2, 3, 4].map(() => memory.crashed())).toEqual(['load', 'load', 'load', 'leave']);
  clock.advance(60_000);
  expect(memory.crashed()).toBe('load');
});
