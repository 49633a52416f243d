import { faultSentence } from '../../shared/i18n/sentences/fault-sentence';
import { textsOf } from '../../shared/i18n/texts';
import { limitWords } from '../../shared/i18n/sentences/limit-words';
import { pauseWords } from '../../shared/i18n/sentences/pause-words';
import type { AppState } from '../../shared/contract/state';

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
    ...(state.unseen > 0 ? [trayText.new({ count: state.unseen })] : []),
    ...(pausedUntil === null ? [] : [pauseWords(pausedUntil)]),
  ];
  return { icon: shown, status, tooltip: [trayText.tooltip({ status }), ...more].join(' · ') };
}

const trayText = textsOf('tray');

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
      return { icon: 'connecting', status: withWaiting(trayText.signingIn, asking) };
    case 'connecting':
      return { icon: 'connecting', status: withWaiting(trayText.connecting, asking) };
    case 'waiting': {
      const why = connection.fault === null ? trayText.reconnecting : trayText.reconnectingBecause({ why: faultSentence(connection.fault) });
      return { icon: 'connecting', status: withWaiting(why, asking) };
    }
    case 'stopped':
      return { icon: 'attention', status: connection.fault === null ? trayText.stopped : faultSentence(connection.fault) };
    case 'signed-out':
      return { icon: 'attention', status: state.view === 'sign-in' ? trayText.signInNeeded : trayText.notConnected };
  }
}

function liveView({ connection, demo, organisation, queries }: AppState, asking: number): Standing {
  if (connection.limit !== null) {
    const out = queries.filter((query) => query.status === 'asking').length;
    const waiting = asking - out;
    const words = { status: out === 0 ? trayText.connected : trayText.asking({ count: out }), limit: limitWords(connection.limit) };
    const status = waiting === 0 ? trayText.limited(words) : trayText.limitedWaiting({ ...words, waiting: trayText.waiting({ count: waiting }) });
    return { icon: 'limited', status };
  }
  if (asking > 0) return { icon: 'asking', status: trayText.asking({ count: asking }) };
  return { icon: 'live', status: demo === null ? trayText.connectedTo({ organisation: organisation ?? 'Genesys' }) : trayText.connectedToDemo };
}

function withWaiting(status: string, count: number): string {
  return count === 0 ? status : trayText.standing({ status, waiting: trayText.waiting({ count }) });
}
