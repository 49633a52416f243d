import { expect, it } from 'vitest';
import type { Ran } from '../../../src/main/diagnostics/activity';
import { loopDelay, heldBackReader } from '../../../src/main/diagnostics/loop-delay';
import { watchForStalls } from '../../../src/main/diagnostics/stall-meter';
import type { Stall } from '../../../src/shared/contract/diagnostics';
import { FakeClock } from '../../support/fake-clock';
import { recordingLog } from '../../support/recording-log';
import { until } from '../../support/turns';

function measured(heldBack: (() => number | null) | null = null) {
  const clock = new FakeClock();
  const log = recordingLog();
  const told: (Stall | null)[] = [];
  const next: { delayMs: number; ran: Ran | null; resets: number } = { delayMs: 0, ran: null, resets: 0 };
  const meter = watchForStalls({
    clock,
    log,
    delay: {
      take: () => {
        const { delayMs } = next;
        next.delayMs = 0;
        return delayMs;
      },
      reset: () => {
        next.delayMs = 0;
        next.resets += 1;
      },
    },
    heldBackMs: heldBack ?? (() => null),
    ran: () => {
      const { ran } = next;
      next.ran = null;
      return ran;
    },
    onWorst: (worst) => told.push(worst),
  });
  return { clock, log, told, next, meter };
}

it('the worst stall of the last hour is told, by what made up most of it, and forgotten an hour later', () => {
  const { clock, told, next } = measured();
  Object.assign(next, { delayMs: 49, ran: { what: 'tray', ms: 49 } });
  clock.advance(1_000);
  expect(told).toEqual([]);
  Object.assign(next, { delayMs: 210, ran: { what: 'settings:export', ms: 180 } });
  clock.advance(1_000);
  const first = { at: clock.now(), ms: 210, what: 'settings:export' };
  expect(told).toEqual([first]);
  // Shorter ones say nothing new, in this minute and later, but they are what is left when the worst is an hour old.
  Object.assign(next, { delayMs: 90 });
  clock.advance(60_000);
  Object.assign(next, { delayMs: 80, ran: { what: 'tray', ms: 20 } });
  clock.advance(1_000);
  expect(told).toEqual([first]);
  clock.advance(3_540_000);
  expect(told[1]).toMatchObject({ ms: 80, what: null });
  clock.advance(3_600_000);
  expect(told.at(-1)).toBeNull();
  expect(told).toHaveLength(3);
});

it('half a second is written to the log, with what ran', () => {
  const { clock, log, next } = measured();
  Object.assign(next, { delayMs: 499.4, ran: null });
  clock.advance(1_000);
  expect(log.lines).toEqual([]);
  Object.assign(next, { delayMs: 700, ran: { what: 'notifications', ms: 650 } });
  clock.advance(1_000);
  expect(log.lines).toEqual([{ level: 'warn', message: 'main stalled', facts: { why: 'notifications', ms: 700 } }]);
});

it('what the machine held main back for is no stall, and neither is a time of sleep', () => {
  let held = 5_000;
  const { clock, told, next, meter } = measured(() => held);
  Object.assign(next, { delayMs: 400 });
  held += 380;
  clock.advance(1_000);
  expect(told).toEqual([]);
  Object.assign(next, { delayMs: 3_600_000 });
  meter.skip();
  clock.advance(1_000);
  expect(told).toEqual([]);
  expect(next.resets).toBe(1);
});

it('Node’s monitor sees a call that blocks, be it that it waits or that it works', async () => {
  const delay = loopDelay();
  const seen = async (block: () => void): Promise<void> => {
    let longest = 0;
    // The first look only begins.
    await until(() => {
      block();
      return (longest = Math.max(longest, delay.take())) > 550;
    });
  };
  try {
    await seen(() => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700));
    await seen(() => {
      const end = performance.now() + 700;
      while (performance.now() < end);
    });
  } finally {
    delay.end();
  }
});

it.runIf(process.platform === 'linux')('Linux says for how long others ran instead', () => {
  const read = heldBackReader();
  const before = read();
  expect(before).toBeGreaterThanOrEqual(0);
  expect(read()).toBeGreaterThanOrEqual(before ?? 0);
});
