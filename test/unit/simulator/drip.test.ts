import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { drip } from '../../../src/simulator/drip';
import { Timers } from '../../../src/simulator/timers';

afterEach(() => {
  vi.useRealTimers();
});

it('stops dripping, and waits for nothing more, when the reader has left', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stream = new PassThrough();
  drip(stream, Buffer.from('abc'), 1000, new Timers());
  vi.advanceTimersByTime(1000);
  expect(String(stream.read())).toBe('ab');
  expect(vi.getTimerCount()).toBe(1);
  stream.destroy();
  await once(stream, 'close');
  expect(vi.getTimerCount()).toBe(0);
});
