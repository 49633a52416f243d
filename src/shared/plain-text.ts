/**
 * A text without the markup articles come with, for pasting where a customer reads it: no HTML, no Markdown, one space
 * between words. A “<” that begins no tag, and a lone “*” or “_”, stay. Nothing is interpreted, only left out.
 */
export function plainText(text: string): string {
  return text
    .replace(/<(?:\/?[a-z][^<>]*|!--[^<>]*--)>/giu, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return character(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)) ?? whole;
    })
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/gu, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*+•]|>|\d{1,3}[.)])[ \t]+/gmu, '')
    .replace(/(\*\*|__|~~|`)(?=\S)([^\n]*?\S)\1/gu, '$2')
    .replace(/(^|[\s(])([*_])(?=\S)([^*_\n]*\S)\2(?=$|[\s).,;:!?])/gmu, '$1$3')
    .replace(/\s+/gu, ' ')
    .replace(/ ([.,;:!?])(?=\s|$)/gu, '$1')
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', euro: '€', pound: '£' };

function character(code: number): string | null {
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}
