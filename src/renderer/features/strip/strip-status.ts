import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { AppState, QueryView } from '../../../shared/contract/state';
import { isUnderWay, trayQueries } from '../ask/queries/tray-queries';
import { connectionWords } from '../../text/connection';
import { questionWords } from '../../text/query';
import { stripText, timeWords } from '../../text/strip';

/** What the strip's one line of status says. `plain`: all is well, and it says which conversation this is. */
export interface StripStatus {
  readonly kind: 'trouble' | 'offered' | 'asking' | 'ended' | 'paused' | 'plain';
  readonly words: string;
  /** What it is about, where that is a question. */
  readonly query: QueryView | null;
}

/** The one thing that matters most just now: what is broken, then what is offered, then what is asked and how that ended. */
export function stripStatus(state: AppState, conversation: string, now: number): StripStatus {
  const { connection, audit, queries, suggestions, notifications } = state;
  if (audit.fault !== null) return { kind: 'trouble', words: faultSentence(audit.fault), query: null };
  if (connection.status !== 'live' || connection.limit !== null) {
    const why = connection.status === 'waiting' && connection.fault !== null ? ` · ${faultSentence(connection.fault)}` : '';
    return { kind: 'trouble', words: `${connectionWords(connection, now)}${why}`, query: null };
  }
  const [offer] = state.offers;
  if (offer !== undefined) return { kind: 'offered', words: stripText.offered({ text: offer.text }), query: null };
  const { shown, more } = trayQueries(queries, suggestions);
  const [first] = shown;
  if (first !== undefined) {
    const rest = shown.slice(1).filter(isUnderWay).length + more.length;
    const words = `${questionWords(shown, connection, now)[0] ?? ''}${rest > 0 ? ` · ${stripText.more({ more: rest })}` : ''}`;
    return { kind: isUnderWay(first) ? 'asking' : 'ended', words, query: first };
  }
  const until = notifications.pausedUntil;
  if (until !== null && until > now) return { kind: 'paused', words: stripText.paused({ time: timeWords(until) }), query: null };
  return { kind: 'plain', words: conversation, query: null };
}
