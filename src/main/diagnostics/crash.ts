import type { Log } from './log';

/**
 * Nothing unhandled goes unseen: it is logged, and told to whoever shows it. The app goes on, because an agent in
 * a call is better served by a window that says "something went wrong" than by none.
 */
export function catchUnhandled(log: Log, tell: () => void): void {
  const handle = (kind: string) => (error: unknown) => {
    log.error(kind, { error });
    tell();
  };
  process.on('uncaughtException', handle('uncaught exception'));
  process.on('unhandledRejection', handle('unhandled rejection'));
}
