import { faultSentence } from '../../shared/fault-sentence';
import type { AppState } from '../../shared/state';

/** One picture each, told apart by shape, not only by colour. */
export type TrayIcon = 'live' | 'asking' | 'connecting' | 'attention';

export interface TrayView {
  readonly icon: TrayIcon;
  /** In words, for the tooltip and the menu's first line. */
  readonly status: string;
  readonly canRetry: boolean;
  readonly canExport: boolean;
}

/** What the tray says of a state. */
export function trayOf(state: AppState): TrayView {
  const { connection } = state;
  const base = {
    canRetry: connection.status === 'waiting' || connection.status === 'stopped',
    canExport: connection.status !== 'signed-out',
  };
  if (state.audit.fault !== null) return { ...base, icon: 'attention', status: faultSentence(state.audit.fault) };
  switch (connection.status) {
    case 'live': {
      const asking = state.queries.filter((query) => query.status === 'queued' || query.status === 'asking').length;
      if (asking > 0) return { ...base, icon: 'asking', status: asking === 1 ? 'Asking…' : `Asking ${asking} questions…` };
      return { ...base, icon: 'live', status: state.demo === null ? `Connected to ${state.organisation ?? 'Genesys'}` : 'Connected to the demo' };
    }
    case 'signing-in':
      return { ...base, icon: 'connecting', status: 'Signing in…' };
    case 'connecting':
      return { ...base, icon: 'connecting', status: 'Connecting…' };
    case 'waiting':
      return { ...base, icon: 'connecting', status: connection.fault === null ? 'Reconnecting…' : `Reconnecting. ${faultSentence(connection.fault)}` };
    case 'stopped':
      return { ...base, icon: 'attention', status: connection.fault === null ? 'Stopped' : faultSentence(connection.fault) };
    case 'signed-out':
      return { ...base, icon: 'attention', status: state.view === 'sign-in' ? 'Sign in needed' : 'Not connected' };
  }
}
