/** What browsers and systems take from each other at most. */
const longest = 2_048;

/**
 * The address of an article, where it is one that may be opened: https, with no name or password in it, and no longer than
 * 2,048 characters. null else: an article that can't be opened is knowledge all the same.
 */
export function addressOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  try {
    const { protocol, username, password, href } = new URL(value);
    return protocol === 'https:' && username === '' && password === '' && href.length <= longest ? href : null;
  } catch {
    return null;
  }
}
