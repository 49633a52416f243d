/** What of a keyboard event says which keys are held and which is pressed. */
export type PressedKeys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'> & {
  readonly getModifierState: (key: 'AltGraph') => boolean;
};

/**
 * The keys as Electron writes a shortcut, such as “Control+Shift+K”; null while only keys are held that go with another one,
 * and for a key that can be in no shortcut.
 */
export function pressedShortcut(pressed: PressedKeys, platform: 'mac' | 'other'): string | null {
  const key = nameOf(pressed);
  // AltGr types a character of its own; Windows says of it that Ctrl and Alt are held.
  if (key === null || pressed.getModifierState('AltGraph')) return null;
  const held = [
    pressed.ctrlKey ? 'Control' : null,
    pressed.metaKey ? (platform === 'mac' ? 'Command' : 'Super') : null,
    pressed.altKey ? 'Alt' : null,
    pressed.shiftKey ? 'Shift' : null,
  ].filter((one) => one !== null);
  return [...held, key].join('+');
}

const named: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

const alike = /^(?:F(?:[1-9]|1\d|2[0-4])|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Enter|Tab|Escape|PrintScreen)$/u;

/** By its sign, as the system looks for it; by its place where Shift or Alt have made another sign of it. */
function nameOf({ key, code }: PressedKeys): string | null {
  const place = /^(?:Key([A-Z])|Digit(\d))$/u.exec(code);
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  if (/^\d$/u.test(key)) return key;
  if (place !== null) return place[1] ?? place[2] ?? null;
  if (named[key] !== undefined) return named[key];
  return alike.test(key) || /^[,\-./;=[\]`\\]$/u.test(key) ? key : null;
}
