import type { Input } from 'electron';

/** A key as it was pressed, in Electron’s words. */
export type Pressed = Pick<Input, 'key' | 'code' | 'control' | 'shift' | 'alt' | 'meta'>;

/** True for a key that changes what stands in a box, or asks it; those of an input method among them. */
export function isTyping(pressed: Pressed): boolean {
  const { key, control, meta, alt } = pressed;
  if (isPaste(pressed)) return true;
  return !control && !meta && !alt && (Array.from(key).length === 1 || ['Backspace', 'Delete', 'Dead', 'Enter', 'Process', 'Unidentified'].includes(key));
}

/** True for the keys that paste on Linux, also on a keyboard of another script, where V is the one in its place. */
export function isPaste({ key, code, control, shift, alt, meta }: Pressed): boolean {
  if (alt || meta) return false;
  if (key === 'Paste') return true;
  if (key === 'Insert') return shift && !control;
  return control && (key.toLowerCase() === 'v' || (code === 'KeyV' && !/^[a-z]$/i.test(key)));
}
