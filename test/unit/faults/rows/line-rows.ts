import type { FaultGroup, FaultRow } from '../row';
import type { ProxyFaults } from '../../../support/proxy-faults';

function bad(fails: string, faults: Partial<ProxyFaults>): FaultRow {
  return {
    fails,
    from: 'signed-out',
    async play(scene) {
      Object.assign(scene.proxy.faults, faults);
      scene.start();
      scene.ask(25);
      await scene.until(() => scene.live);
      await scene.settled();
    },
    sees: ['Signing in…', 'Connecting…', 'Connected'],
    ends: ['25 × PASS “1 shown”'],
    withinS: 0,
  };
}

export const lines: FaultGroup = {
  title: 'The line is bad',
  note: 'The app’s clock stands still here, since the line takes real time: what counts is that everything comes through, whole.',
  rows: [
    bad('It is throttled to 12 kB a second', { throttle: 12_000 }),
    bad('It delivers byte by byte', { slice: 1 }),
    bad('It takes 40 ± 30 ms each way', { delayMs: 40, jitterMs: 30 }),
    bad('All of these at once', { throttle: 24_000, slice: 7, delayMs: 20, jitterMs: 20 }),
  ],
};
