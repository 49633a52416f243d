import { faultSentence } from '../../shared/fault-sentence';
import { limitWords } from '../../shared/limit-words';
import { remediesOf } from '../../shared/connection-remedies';
import type { AppState } from '../../shared/state';

/** One picture each, told apart by shape, not only by colour. */
export type TrayIcon = 'live' | 'limited' | 'asking' | 'connecting' | 'attention';

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
  const base = { canRetry: remediesOf(connection).retry !== null, canExport: connection.status !== 'signed-out' };
  if (state.audit.fault !== null) return { ...base, icon: 'attention', status: faultSentence(state.audit.fault) };
  const gap = state.notices.find((notice) => notice.fault?.tag === 'audit-gap')?.fault ?? null;
  if (gap !== null) return { ...base, icon: 'attention', status: faultSentence(gap) };
  const asking = state.queries.filter((query) => query.status === 'queued' || query.status === 'asking').length;
  switch (connection.status) {
    case 'live':
      return { ...base, ...liveView(state, asking) };
    case 'signing-in':
      return { ...base, icon: 'connecting', status: `Signing in…${waitingWords(asking)}` };
    case 'connecting':
      return { ...base, icon: 'connecting', status: `Connecting…${waitingWords(asking)}` };
    case 'waiting': {
      const why = connection.fault === null ? 'Reconnecting…' : `Reconnecting. ${faultSentence(connection.fault)}`;
      return { ...base, icon: 'connecting', status: `${why}${waitingWords(asking)}` };
    }
    case 'stopped':
      return { ...base, icon: 'attention', status: connection.fault === null ? 'Stopped' : faultSentence(connection.fault) };
    case 'signed-out':
      return { ...base, icon: 'attention', status: state.view === 'sign-in' ? 'Sign in needed' : 'Not connected' };
  }
}

function liveView({ connection, demo, organisation, queries }: AppState, asking: number): Pick<TrayView, 'icon' | 'status'> {
  if (connection.limit !== null) {
    const out = queries.filter((query) => query.status === 'asking').length;
    const waiting = asking - out;
    return {
      icon: 'limited',
      status: `${out === 0 ? 'Connected' : askingWords(out)} · ${limitWords(connection.limit)}${waiting === 0 ? '' : `.${waitingWords(waiting)}`}`,
    };
  }
  if (asking > 0) return { icon: 'asking', status: askingWords(asking) };
  return { icon: 'live', status: demo === null ? `Connected to ${organisation ?? 'Genesys'}` : 'Connected to the demo' };
}

function askingWords(count: number): string {
  return count === 1 ? 'Asking…' : `Asking ${count} questions…`;
}

/** A sentence of its own, after another. */
function waitingWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' 1 question waits.' : ` ${count} questions wait.`;
}
