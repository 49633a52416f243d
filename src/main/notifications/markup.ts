/** A text as markup that shows just that text, for servers that obey tags and entities in what they show. */
export function escapedMarkup(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities.get(sign) ?? sign);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);
