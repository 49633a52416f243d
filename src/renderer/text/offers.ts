import { textsOf } from '../../shared/i18n/texts';

export const offersText = textsOf('offers');

const longestPreview = 80;

/** As much of a text as says which one it is. */
export function preview(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longestPreview ? text : `${characters.slice(0, longestPreview - 1).join('').trimEnd()}…`;
}
