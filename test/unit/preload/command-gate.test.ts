import { beforeEach, describe, expect, it } from 'vitest';
import { PreloadGate } from '../../../src/preload/command-gate';
import { commandNames } from '../../../src/shared/contract/ipc';
import { limitOf } from '../../../src/shared/contract/limits/command-limits';
import { FakeClock } from '../../support/fake-clock';

let clock: FakeClock;
let told: Readonly<Record<string, number>>[];
let gate: PreloadGate;
beforeEach(() => {
  clock = new FakeClock();
  told = [];
  gate = new PreloadGate({ commandNames, elapsed: () => clock.elapsed(), after: (ms, task) => clock.after(ms, task), tell: (refused) => told.push(refused) });
});

describe('the gate in the preload', () => {
  it('keeps a flood from ever being copied into main, and tells how much there was, once a second', () => {
    let passed = 0;
    for (let times = 0; times < 8_000; times += 1) {
      if (gate.refusal('diagnostics:report', { message: 'x' }) === null) passed += 1;
      clock.advance(0.5);
    }
    clock.advance(1_000);
    const { burst, perSecond } = limitOf('diagnostics:report');
    expect(passed).toBeLessThanOrEqual(burst + 4 * perSecond);
    expect(told.length).toBeLessThanOrEqual(5);
    expect(told.reduce((sum, one) => sum + (one['diagnostics:report'] ?? 0), 0)).toBe(8_000 - passed);
  });

  it('refuses what is too large, and lets other commands pass', () => {
    expect(gate.refusal('query:ask', { text: 'x'.repeat(8_001) })).toEqual({ tag: 'ipc-too-large' });
    expect(gate.refusal('query:ask', Array.from({ length: 1_000_000 }, () => 0))).toEqual({ tag: 'ipc-too-large' });
    expect(gate.refusal('query:ask', { text: 'delivery' })).toBeNull();
    expect(gate.refusal('state:subscribe', null)).toBeNull();
  });

  it('knows no other command, whatever objects inherit', () => {
    for (const name of ['shell:openExternal', '__proto__', 'constructor', 'bridge:refused']) expect(() => gate.refusal(name, null)).toThrow('There is no command');
  });
});
