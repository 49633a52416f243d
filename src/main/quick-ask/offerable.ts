import { queryTextBounds } from '../../shared/domain/knowledge';
import { cutTo, isBroken, readableText } from './readable-text';

export interface OfferJudges {
  /** True for text that holds a secret in use, or what the log would keep out. */
  readonly isSecret: (text: string) => boolean;
  /** True for text that Cuecard itself showed: what the agent copied from a card is no question. */
  readonly isAnswer: (text: string) => boolean;
}

/**
 * What may be offered of a text that the agent has on the clipboard or marked elsewhere, within a question's bounds; null
 * for what isn't a question in any case: a picture's bytes, a book, a password.
 */
export function offerable(raw: string, judges: OfferJudges): string | null {
  if (raw.length > mostLookedAt || isBroken(raw) || raw.includes('\ufffd')) return null;
  const text = readableText(raw);
  if (Array.from(text).length < queryTextBounds.min || !/[\p{L}\p{N}]/u.test(text)) return null;
  if (judges.isSecret(raw) || judges.isSecret(text) || looksSecret(text) || judges.isAnswer(text)) return null;
  return cutTo(text, queryTextBounds.max);
}

/** More than a paragraph was copied for something else. */
const mostLookedAt = 5_000;

/** A key, a token, a generated password, an address with who knows what in it: nothing that anybody asks. */
function looksSecret(text: string): boolean {
  if (/-----BEGIN |\bwhsec_|\beyJ[A-Za-z0-9_-]{10}/.test(text)) return true;
  const words = text.split(' ');
  const [only] = words;
  if (words.length === 1 && only !== undefined) return isLongKey(only) || only.includes('://') || (only.length >= 8 && isMixed(only));
  return words.some((word) => word.length >= 20 && !word.includes('://') && isMixed(word));
}

/** Scripts without blanks make long words, too; keys are made of these signs. */
function isLongKey(word: string): boolean {
  return word.length >= 32 && /^[\x21-\x7e]+$/.test(word);
}

function isMixed(word: string): boolean {
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
}
