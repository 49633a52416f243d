import { count, isObject, milliseconds } from '../verify/grammar';
import type { RawRecord } from '../verify/record';

/** What a field of a table is, as a database would call it. `milliseconds` may have a fraction. */
export type FieldType = 'keyword' | 'keywords' | 'long' | 'milliseconds' | 'boolean' | 'list' | 'object';

/**
 * Splits a record into the fields that a table has a place for, each of its type, and all others: those that the table
 * doesn’t know, and those whose value is of another type than their place. Null is left out: it is nothing.
 */
export function split(record: RawRecord, types: ReadonlyMap<string, FieldType>): { readonly placed: ReadonlyMap<string, unknown>; readonly more: object | null } {
  const placed = new Map<string, unknown>();
  const others: [string, unknown][] = [];
  for (const [name, value] of Object.entries(record)) {
    const type = types.get(name);
    if (type === undefined) others.push([name, value]);
    else if (value !== null) {
      if (isOfType(value, type)) placed.set(name, value);
      else others.push([name, value]);
    }
  }
  // Made from entries, a member may have any name.
  return { placed, more: others.length === 0 ? null : Object.fromEntries(others) };
}

/** Whether a value is of a type. */
export function isOfType(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'keyword':
      return isWholeText(value);
    case 'keywords':
      return Array.isArray(value) && value.every(isWholeText);
    case 'long':
      return count(value);
    case 'milliseconds':
      return milliseconds(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
  }
}

/** A text that has half a surrogate pair can’t be written as UTF-8; JSON escapes it. */
function isWholeText(value: unknown): value is string {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value);
}
