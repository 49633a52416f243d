import { describe, expect, it } from 'vitest';
import { acceleratorProblem } from '../../../src/shared/domain/accelerator';
import { parseSetting } from '../../../src/shared/settings/settings';

describe('a shortcut', () => {
  it.each(['CommandOrControl+Shift+Space', 'Control+K', 'ctrl+alt+k', 'Super+/', 'F8', 'Shift+F12', 'Alt+Plus', 'Cmd+Up', 'Control+Alt+Shift+Meta+9'])('may be %s', (accelerator) => {
    expect(acceleratorProblem(accelerator)).toBeNull();
  });

  it.each([
    ['Space', 'types-text'],
    ['Shift+A', 'types-text'],
    ['a', 'types-text'],
    ['Control', 'no-key'],
    ['Control+Shift', 'no-key'],
    ['', 'unknown-key'],
    ['Control+', 'unknown-key'],
    ['Control K', 'unknown-key'],
    ['Control++', 'unknown-key'],
    ['Control+AB', 'unknown-key'],
    ['Hyper+A', 'unknown-key'],
    ['A+Control+B', 'unknown-key'],
    ['F25', 'unknown-key'],
    ['Control+é', 'unknown-key'],
    ['Control+MediaPlayPause', 'unknown-key'],
    ['Control+Ctrl+A', 'twice'],
    ['Alt+Option+A', 'twice'],
    [`Control+${'A'.repeat(60)}`, 'too-long'],
  ] as const)('may not be “%s”', (accelerator, problem) => {
    expect(acceleratorProblem(accelerator)).toBe(problem);
  });

  it('may be none; and what is wrong with one is said in words', () => {
    expect(parseSetting('window.shortcut', '')).toEqual({ ok: true, value: '' });
    expect(parseSetting('window.shortcut', ' F8 ')).toEqual({ ok: true, value: 'F8' });
    expect(parseSetting('window.shortcut', 'Shift+A')).toEqual({ ok: false, problem: { path: 'window.shortcut', kind: 'shortcut-types-text' } });
  });
});
