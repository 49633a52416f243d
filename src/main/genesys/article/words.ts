/** More pieces than this are no passage. */
const mostPieces = 50;
const deepest = 3;

/**
 * The words of a field that should be a text: of a number, of a list of texts, or of an object that has a text in it, as
 * content systems wrap theirs. '' where there are none.
 */
export function wordsOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value !== 'object' || value === null || depth >= deepest) return '';
  if (Array.isArray(value)) {
    const pieces = value.slice(0, mostPieces).map((piece) => wordsOf(piece, depth + 1));
    return pieces.filter((piece) => piece.trim() !== '').join('\n');
  }
  const fields = new Map(Object.entries(value));
  for (const name of wrappers) {
    const words = wordsOf(fields.get(name), depth + 1);
    if (words !== '') return words;
  }
  return '';
}

const wrappers = ['text', 'plainText', 'value', 'content', 'html', 'rendered', 'body', 'title'];
