import { describe, expect, it } from 'vitest';
import { isPaste, isTyping, type Pressed } from '../../../src/main/clipboard/typed-keys';

const pressed = (key: string, held: Partial<Pressed> = {}): Pressed => ({ key, code: '', control: false, shift: false, alt: false, meta: false, ...held });

describe('the keys of a paste', () => {
  it.each([
    pressed('v', { control: true }),
    pressed('V', { control: true, shift: true }),
    pressed('Insert', { shift: true }),
    pressed('Paste'),
    // A keyboard of another script, where the key in its place is meant.
    pressed('м', { control: true, code: 'KeyV' }),
  ])('$key is one', (key) => {
    expect(isPaste(key)).toBe(true);
    expect(isTyping(key)).toBe(true);
  });

  it.each([
    pressed('v'),
    pressed('v', { control: true, alt: true }),
    pressed('v', { meta: true }),
    pressed('Insert'),
    pressed('Insert', { control: true }),
    // Where the letters are in other places, the key of V has another one on it.
    pressed('k', { control: true, code: 'KeyV' }),
    pressed('c', { control: true }),
  ])('$key (control $control, alt $alt, meta $meta) is none', (key) => {
    expect(isPaste(key)).toBe(false);
  });
});

describe('the keys that change what stands in a box', () => {
  it.each(['a', 'ß', '語', ' ', 'Backspace', 'Delete', 'Dead', 'Enter', 'Process', 'Unidentified'])('%s is one', (key) => {
    expect(isTyping(pressed(key))).toBe(true);
  });

  it.each([pressed('Tab'), pressed('Escape'), pressed('ArrowLeft'), pressed('a', { control: true }), pressed('f', { alt: true })])('$key is none', (key) => {
    expect(isTyping(key)).toBe(false);
  });
});
