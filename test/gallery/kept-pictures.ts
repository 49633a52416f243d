/** How the window may be drawn. */
export type Scheme = 'light' | 'dark' | 'contrast';

/** Of these states pictures are kept in dark and forced colours, too: each has parts of a kind of their own there. */
export const differInKind: ReadonlySet<string> = new Set(['cards', 'notices', 'menu-open', 'settings', 'insights', 'audit-day', 'strip', 'full']);

/** Whether a picture of this state in this scheme is kept; of every state there is one in light. */
export function isKept(name: string, scheme: Scheme): boolean {
  return scheme === 'light' || differInKind.has(name);
}
