/** How the window may be drawn. */
export type Scheme = 'light' | 'dark' | 'contrast';

/** Of these states pictures are kept in dark and forced colours, too: each has parts of a kind of their own there. */
export const differInKind: ReadonlySet<string> = new Set(['cards', 'notices', 'menu-open', 'settings', 'insights', 'audit-day', 'strip', 'full']);

/** Those that `npm test` looks at: of each page, and of each kind of part, one. */
export const everydayStates: ReadonlySet<string> = new Set([
  ...differInKind,
  ...['audit-exported', 'audit-faulty', 'connection-limited', 'connection-stopped', 'connection-waiting', 'conversations', 'curtain'],
  ...['demo-playing', 'diagnostics-well', 'dismissed-undo', 'empty', 'empty-offline', 'groups', 'history', 'history-empty', 'insights-table'],
  ...['keyring-waiting', 'marks', 'offers', 'overflow', 'paused', 'pending', 'pinned', 'query-error', 'query-filtered-open', 'query-masked'],
  ...['recent-asks', 'session-only', 'settings-locked', 'settings-tested', 'sign-in-first', 'sign-in-testing', 'sign-in-unreachable'],
  ...['starting', 'stores', 'strip-asking', 'strip-empty', 'withheld-open'],
]);

/** Whether a picture of this state in this scheme is kept; of every state there is one in light. */
export function isKept(name: string, scheme: Scheme): boolean {
  return scheme === 'light' || differInKind.has(name);
}
