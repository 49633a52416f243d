import { describe, expect, it } from 'vitest';
import { pressedShortcut, type PressedKeys } from '../../../src/renderer/features/settings/pressed-keys';
import { acceleratorProblem } from '../../../src/shared/domain/accelerator';
import { acceleratorWords } from '../../../src/shared/i18n/sentences/accelerator-words';

const pressed = (key: string, code: string, held = '', altGraph: 'held' | 'free' = 'free'): PressedKeys => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  metaKey: held.includes('m'),
  shiftKey: held.includes('s'),
  getModifierState: () => altGraph === 'held',
});

describe('pressed keys', () => {
  it.each([
    ['k', 'KeyK', 'c', 'Control+K'],
    ['K', 'KeyK', 'cs', 'Control+Shift+K'],
    [' ', 'Space', 'cs', 'Control+Shift+Space'],
    ['!', 'Digit1', 'cs', 'Control+Shift+1'],
    // Option and Shift make other signs of a key.
    ['˚', 'KeyK', 'a', 'Alt+K'],
    ['я', 'KeyZ', 'c', 'Control+Z'],
    // Where Y is where others have Z.
    ['y', 'KeyZ', 'c', 'Control+Y'],
    ['ArrowUp', 'ArrowUp', 'm', 'Super+Up'],
    ['+', 'NumpadAdd', 'c', 'Control+Plus'],
    ['/', 'Slash', 'c', 'Control+/'],
    ['F8', 'F8', '', 'F8'],
    ['Enter', 'NumpadEnter', 'ca', 'Control+Alt+Enter'],
  ])('%s at %s with “%s” held is %4$s', (key, code, held, shortcut) => {
    expect(pressedShortcut(pressed(key, code, held), 'other')).toBe(shortcut);
    expect(acceleratorProblem(shortcut)).toBeNull();
  });

  it.each([
    ['Control', 'ControlLeft', 'c'],
    ['Shift', 'ShiftRight', 's'],
    ['Dead', 'BracketLeft', 'c'],
    ['AudioVolumeUp', 'AudioVolumeUp', ''],
    ['Process', '', 'c'],
  ])('%s alone is none', (key, code, held) => {
    expect(pressedShortcut(pressed(key, code, held), 'other')).toBeNull();
  });

  it('with AltGr type a character, and are no shortcut', () => {
    expect(pressedShortcut(pressed('@', 'KeyQ', 'ca', 'held'), 'other')).toBeNull();
  });

  it('have the names of their platform', () => {
    expect(pressedShortcut(pressed('k', 'KeyK', 'm'), 'mac')).toBe('Command+K');
  });
});

describe('a shortcut in words', () => {
  it.each([
    ['CommandOrControl+Shift+Space', 'Ctrl+Shift+Space', 'Cmd+Shift+Space'],
    ['Control+Alt+K', 'Ctrl+Alt+K', 'Ctrl+Option+K'],
    ['Super+/', 'Super+/', 'Cmd+/'],
    ['F8', 'F8', 'F8'],
  ])('of %s can be written so, too', (accelerator, other, mac) => {
    expect(acceleratorWords(accelerator, 'other')).toBe(other);
    expect(acceleratorWords(accelerator, 'mac')).toBe(mac);
    expect([other, mac].map(acceleratorProblem)).toEqual([null, null]);
  });
});
