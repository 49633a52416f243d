/** How a key combination is written is Electron's: `CommandOrControl+Shift+Space`. */
export const longestAccelerator = 60;

export type AcceleratorProblem = 'too-long' | 'unknown-key' | 'no-key' | 'twice' | 'types-text';

/**
 * What is wrong with a key combination as a global shortcut; null where nothing is. One that types text, such as
 * Shift+A, would be taken away from every other program.
 */
export function acceleratorProblem(accelerator: string): AcceleratorProblem | null {
  if (accelerator.length > longestAccelerator) return 'too-long';
  const words = accelerator.split('+').map((word) => word.toLowerCase());
  const key = words.at(-1) ?? '';
  const held = words.slice(0, -1).map((word) => modifiers.get(word) ?? null);
  if (modifiers.has(key)) return 'no-key';
  if (held.includes(null) || !isKey(key)) return 'unknown-key';
  if (new Set(held).size < held.length) return 'twice';
  const free = functionKey.test(key);
  return free || held.some((one) => one !== 'shift') ? null : 'types-text';
}

/** By what Electron takes, the name of the key that is meant. */
const modifiers: ReadonlyMap<string, string> = new Map([
  ['commandorcontrol', 'control'],
  ['cmdorctrl', 'control'],
  ['control', 'control'],
  ['ctrl', 'control'],
  ['command', 'command'],
  ['cmd', 'command'],
  ['super', 'super'],
  ['meta', 'super'],
  ['alt', 'alt'],
  ['option', 'alt'],
  ['shift', 'shift'],
]);

const functionKey = /^f([1-9]|1\d|2[0-4])$/;

const namedKeys: ReadonlySet<string> = new Set([
  'plus', 'space', 'tab', 'backspace', 'delete', 'insert', 'return', 'enter', 'up', 'down', 'left', 'right', 'home', 'end',
  'pageup', 'pagedown', 'escape', 'esc', 'printscreen',
]);

function isKey(key: string): boolean {
  return /^[a-z0-9]$/.test(key) || /^[)!@#$%^&*(:;<,_\->.?/~`{\][|\\}"=]$/.test(key) || functionKey.test(key) || namedKeys.has(key);
}
