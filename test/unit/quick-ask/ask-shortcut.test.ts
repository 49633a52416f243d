import { beforeEach, describe, expect, it } from 'vitest';
import { AskShortcut } from '../../../src/main/quick-ask/ask-shortcut';

/** A system where some combinations belong to others. */
class System {
  readonly taken = new Set<string>();
  readonly ours = new Map<string, () => void>();

  register(accelerator: string, pressed: () => void): boolean {
    if (accelerator === 'Nonsense') throw new TypeError('conversion failure');
    if (this.taken.has(accelerator)) return false;
    this.ours.set(accelerator, pressed);
    return true;
  }

  unregister(accelerator: string): void {
    this.ours.delete(accelerator);
  }
}

let system: System;
let told: string[];
let presses: number;
let shortcut: AskShortcut;

beforeEach(() => {
  system = new System();
  told = [];
  presses = 0;
  shortcut = new AskShortcut({
    platform: 'other',
    shortcuts: system,
    pressed: () => (presses += 1),
    changed: ({ accelerator, status }, reason) => told.push(`${accelerator} ${status} ${reason === null ? '-' : `${reason.tag} ${reason.detail ?? ''}`}`),
  });
});

describe('the global shortcut', () => {
  it('works once it is set', () => {
    shortcut.set('Alt+Space');
    system.ours.get('Alt+Space')?.();
    expect(presses).toBe(1);
    expect(told).toEqual(['Alt+Space on -']);
  });

  it('is given back for another one, and when it is set to none', () => {
    shortcut.set('Alt+Space');
    shortcut.set('F8');
    expect([...system.ours.keys()]).toEqual(['F8']);
    shortcut.set('');
    expect([...system.ours.keys()]).toEqual([]);
    expect(told).toEqual(['Alt+Space on -', 'F8 on -', ' off -']);
  });

  it('is said to be taken where another program has it, and had once that is gone and it is set anew', () => {
    system.taken.add('F8');
    shortcut.set('F8');
    expect(told).toEqual(['F8 taken shortcut-taken F8']);
    // As long as nothing changes, nothing is told again.
    shortcut.set('F8');
    system.taken.clear();
    shortcut.set('F8');
    expect(told).toEqual(['F8 taken shortcut-taken F8', 'F8 on -']);
  });

  it('is not had, either, where the system doesn’t know the keys', () => {
    shortcut.set('Nonsense');
    expect(told).toEqual(['Nonsense taken shortcut-taken Nonsense']);
  });

  it('is registered once however often it is set, and given back at the end', () => {
    shortcut.set('F8');
    shortcut.set('F8');
    expect(told).toEqual(['F8 on -']);
    shortcut.release();
    shortcut.release();
    expect([...system.ours.keys()]).toEqual([]);
  });
});
