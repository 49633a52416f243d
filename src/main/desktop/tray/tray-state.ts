import { faultSentence } from '../../../shared/fault-sentence';
import { limitWords } from '../../../shared/limit-words';
import { pauseWords } from '../../../shared/pause-words';
import type { AppState } from '../../../shared/state';

/** One picture each, told apart by shape, not only by colour. `connecting` stands for reconnecting, too. */
export type TrayIcon = 'live' | 'new' | 'asking' | 'limited' | 'paused' | 'connecting' | 'attention';

export interface TrayView {
  readonly icon: TrayIcon;
  /** How things stand, in words, for the menu's first line. */
  readonly status: string;
  /** The same with all else there is to know, for the tooltip. */
  readonly tooltip: string;
}

/** What the tray says of a state. */
export function trayOf(state: AppState): TrayView {
  const { icon, status } = standing(state);
  const { pausedUntil } = state.notifications;
  // What needs doing comes first; the count and the pause are in the words whatever the picture.
  const shown = icon !== 'live' && icon !== 'asking' ? icon : pausedUntil !== null ? 'paused' : icon === 'live' && state.unseen > 0 ? 'new' : icon;
  const more = [
    ...(state.unseen > 0 ? [newWords(state.unseen)] : []),
    ...(pausedUntil === null ? [] : [pauseWords(pausedUntil)]),
  ];
  return { icon: shown, status, tooltip: [`Cuecard – ${status}`, ...more].join(' · ') };
}

export function newWords(count: number): string {
  return count === 1 ? '1 new suggestion' : `${count} new suggestions`;
}

type Standing = Pick<TrayView, 'icon' | 'status'>;

function standing(state: AppState): Standing {
  const { connection } = state;
  if (state.audit.fault !== null) return { icon: 'attention', status: faultSentence(state.audit.fault) };
  const gap = state.notices.find((notice) => notice.fault?.tag === 'audit-gap')?.fault ?? null;
  if (gap !== null) return { icon: 'attention', status: faultSentence(gap) };
  const asking = state.queries.filter((query) => query.status === 'queued' || query.status === 'asking').length;
  switch (connection.status) {
    case 'live':
      return liveView(state, asking);
    case 'signing-in':
      return { icon: 'connecting', status: `Signing in…${waitingWords(asking)}` };
    case 'connecting':
      return { icon: 'connecting', status: `Connecting…${waitingWords(asking)}` };
    case 'waiting': {
      const why = connection.fault === null ? 'Reconnecting…' : `Reconnecting. ${faultSentence(connection.fault)}`;
      return { icon: 'connecting', status: `${why}${waitingWords(asking)}` };
    }
    case 'stopped':
      return { icon: 'attention', status: connection.fault === null ? 'Stopped' : faultSentence(connection.fault) };
    case 'signed-out':
      return { icon: 'attention', status: state.view === 'sign-in' ? 'Sign in needed' : 'Not connected' };
  }
}

function liveView({ connection, demo, organisation, queries }: AppState, asking: number): Standing {
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
