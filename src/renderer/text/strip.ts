import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';

/** Words of the strip, of the ways between strip, window and full, and of what is read in full. */
export const stripText = textsOf('strip');

/** A time of day. */
export function timeWords(at: number): string {
  return translator().formats.time(at);
}
