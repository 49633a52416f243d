/** What a payload may hold. */
export interface PayloadBounds {
  /** Members of all objects and lists in it together. */
  readonly members: number;
  /** A value that is no object has depth 0. */
  readonly depth: number;
  /** UTF-16 units of all texts and names together. */
  readonly characters: number;
}

/** What a payload has too much of, or that it holds what is neither a plain value nor a plain object or list. */
export type Excess = 'members' | 'depth' | 'characters' | 'kind';

/**
 * What is too much in a payload; null where nothing is. Looks at no more than the bounds allow, so that its cost depends on
 * them and not on the payload. What goes round in a circle is too deep.
 */
export function excessOf(payload: unknown, bounds: PayloadBounds): Excess | null {
  let members = 0;
  let characters = 0;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: payload, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth === bounds.depth) return 'depth';
      const isList = Array.isArray(value);
      // A list may be long and hold nothing; reading it would still take long.
      if (isList && value.length > bounds.members - members) return 'members';
      if (!isList && Object.prototype.toString.call(value) !== '[object Object]') return 'kind';
      for (const name in value) {
        members += 1;
        if (!isList) characters += name.length;
        if (members > bounds.members) return 'members';
        if (characters > bounds.characters) return 'characters';
        waiting.push({ value: Reflect.get(value, name), depth: depth + 1 });
      }
    } else if (!isPlain(value)) return 'kind';
    if (characters > bounds.characters) return 'characters';
  }
  return null;
}

function isPlain(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean';
}
