import { createHash } from 'node:crypto';
import { withoutHiddenCharacters } from './characters';

/** Identifiers are written into the audit, where a line has a bound. */
export const longestId = 200;
const kept = 150;

/**
 * An identifier as the audit can hold it: from a text or a whole number, without blanks around it and characters nobody
 * sees. One of more than 200 characters keeps its beginning, and a digest that tells it from others. null where it names
 * nothing.
 */
export function identifierOf(value: unknown): string | null {
  const written = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof written !== 'string') return null;
  const id = withoutHiddenCharacters(written).replace(/\s+/gu, ' ').trim();
  if (/^[\uFFFD\s]*$/u.test(id)) return null;
  if (id.length <= longestId) return id;
  const beginning = id.slice(0, kept).replace(/[\uD800-\uDBFF]$/u, '');
  return `${beginning}…${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
}
