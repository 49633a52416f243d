/**
 * Those members of an object that are asked for, each `undefined` where there is none. One that is written otherwise
 * (`document_id`, `DocumentId`) is taken where none has the very name.
 * @returns null for what is no object
 */
export function members<Name extends string>(value: unknown, names: readonly Name[]): Readonly<Record<Name, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const own = new Map<string, unknown>(Object.entries(value));
  const missing = names.some((name) => !own.has(name));
  const spelled = new Map(missing ? [...own].slice(0, mostLooked).map(([key, member]) => [folded(key), member] as const) : []);
  const found = names.map((name) => [name, own.has(name) ? own.get(name) : spelled.get(folded(name))] as const);
  // Its keys are the names that were given, and no others.
  return Object.fromEntries(found) as Record<Name, unknown>;
}

/** A result has seven. */
const mostLooked = 200;

function folded(key: string): string {
  return key.replace(/[_\-\s]/gu, '').toLowerCase();
}
