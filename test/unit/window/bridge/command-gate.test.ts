import { beforeEach, describe, expect, it } from 'vitest';
import { CommandGate } from '../../../../src/main/window/bridge/command-gate';
import { commandNames, type CommandName } from '../../../../src/shared/contract/ipc';
import { limitOf } from '../../../../src/shared/contract/limits/command-limits';
import { FakeClock } from '../../../support/fake-clock';

let clock: FakeClock;
let refused: CommandName[];
let gate: CommandGate;
beforeEach(() => {
  clock = new FakeClock();
  refused = [];
  gate = new CommandGate(() => clock.elapsed(), (command) => refused.push(command));
});

/** One that is answered at once. */
function enters(command: CommandName, payload: unknown = null): boolean {
  const entered = gate.enter(command, payload);
  if (entered.ok) entered.value();
  return entered.ok;
}

describe('the gate before main’s commands', () => {
  it.each(commandNames)('keeps %s to its rate, and lets every other command in meanwhile', (flooded) => {
    const { burst, perSecond } = limitOf(flooded);
    let entered = 0;
    for (let times = 0; times < 8_000; times += 1) {
      if (enters(flooded)) entered += 1;
      clock.advance(0.5);
    }
    expect(entered).toBeLessThanOrEqual(burst + 4 * perSecond);
    expect(refused).toHaveLength(8_000 - entered);
    for (const other of commandNames) if (other !== flooded) expect(enters(other), other).toBe(true);
  });

  it('refuses what is too large before anything of it is parsed, by a name of its own', () => {
    for (const payload of [Array.from({ length: 1_000_000 }, () => 0), { text: 'x'.repeat(8_000_000) }, new Map(), new Uint8Array(10)]) {
      expect(gate.enter('query:ask', payload)).toEqual({ ok: false, error: { tag: 'ipc-too-large' } });
    }
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'query:ask'));
  });

  it('keeps no row of unanswered ones, and goes on as they are answered', () => {
    const { atOnce } = limitOf('audit:export');
    const open = Array.from({ length: atOnce }, () => gate.enter('audit:export', null));
    expect(open.every((one) => one.ok)).toBe(true);
    expect(gate.enter('audit:export', null)).toEqual({ ok: false, error: { tag: 'ipc-too-many' } });
    expect(enters('audit:verify')).toBe(true);
    const [first] = open;
    if (first?.ok === true) first.value();
    expect(enters('audit:export')).toBe(true);
  });

  it('lets the fastest hand work for an hour: a mark each four seconds with bursts of one a third of a second, and a held key', () => {
    for (let minute = 0; minute < 60; minute += 1) {
      for (let mark = 0; mark < 15; mark += 1) {
        expect(enters('suggestion:feedback', { suggestionId: 's', action: 'helpful' })).toBe(true);
        clock.advance(333);
      }
      for (let repeat = 0; repeat < 30; repeat += 1) {
        expect(enters('settings:change', { path: 'gateway.maxResults', value: repeat })).toBe(true);
        expect(enters('window:dock', { direction: 'up' })).toBe(true);
        clock.advance(33);
      }
      clock.advance(60_000 - 15 * 333 - 30 * 33);
    }
    expect(refused).toEqual([]);
  });
});
