import { useEffect, useState } from 'react';
import { send } from '../../bridge/client';
import type { CommandResponse } from '../../../shared/contract/ipc';
import type { Fault } from '../../../shared/domain/fault';
import type { AppState } from '../../../shared/contract/state';

/** What was looked for, and what main found. */
export type Found =
  | { readonly kind: 'looking' }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'found'; readonly text: string; readonly history: CommandResponse<'history:search'> };

/** Typing settles before main is asked. */
const settleMs = 150;

/** The day's history for what is typed, looked up anew as questions come and end, and as another day begins. An answer that was overtaken is dropped. */
export function useHistory(text: string, state: AppState, now: number): Found {
  const [found, setFound] = useState<Found>({ kind: 'looking' });
  const [asked, setAsked] = useState(text);
  const version = versionOf(state);
  const day = new Date(now).toDateString();

  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    let overtaken = false;
    void send('history:search', { text: asked }).then((result) => {
      if (overtaken) return;
      setFound(result.ok ? { kind: 'found', text: asked.trim(), history: result.value } : { kind: 'failed', fault: result.error });
    });
    return () => {
      overtaken = true;
    };
  }, [asked, version, day]);

  return found;
}

/** Differs when there is something else to be found: each snapshot brings new objects, most of them alike. */
function versionOf({ queries, suggestions }: AppState): string {
  const asked = queries.map(({ id, status, shown }) => `${id} ${status} ${shown}`);
  const shown = suggestions.map(({ id, revision, lastUpdated }) => `${id} ${revision ?? ''} ${lastUpdated ?? ''}`);
  return [...asked, ...shown].join('\n');
}
