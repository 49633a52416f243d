import type { CommandResponse } from '../../src/shared/contract/ipc';
import type { HistoryEntry } from '../../src/shared/contract/history';
import type { AppState } from '../../src/shared/contract/state';
import { today } from './fixture-moment';
import { calm, query, suggestion } from './fixture-parts';
import { questions } from './fixture-texts';

type History = CommandResponse<'history:search'>;

/** The `index`th question of today, asked so many minutes after ten. */
export function entry(index: number, minutes: number, part: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    queryId: `q${index}`,
    conversationId: 'c1',
    text: questions[index % questions.length] ?? '',
    trigger: 'typed',
    status: 'PASS',
    askedAt: today(10, minutes),
    suggestions: [],
    ...part,
  };
}

function brought(index: number): HistoryEntry['suggestions'][number] {
  const { id, title, snippet, confidence, lastUpdated, source, canOpen } = suggestion(index);
  return { id, title, snippet, confidence, lastUpdated, source, canOpen };
}

export const morning: readonly HistoryEntry[] = [
  entry(4, 47, { suggestions: [brought(7)] }),
  entry(2, 42, { status: 'FILTERED' }),
  entry(1, 31, { suggestions: [brought(3), brought(4)] }),
  entry(3, 12, { status: 'TIMEOUT' }),
  entry(0, 4, { suggestions: [brought(0), brought(1)] }),
];

/** For the history page, which a button opens: what main finds, and what is typed. */
export const historyPages: Readonly<Record<string, { readonly history: History; readonly typed: string }>> = {
  history: { history: { entries: [...morning], total: morning.length }, typed: '' },
  'history-empty': { history: { entries: [], total: 0 }, typed: '' },
  'history-none-found': { history: { entries: [], total: 0 }, typed: 'zeppelin' },
  'history-many': { history: { entries: [...morning], total: 132 }, typed: 'return' },
};

export const historyFixtures: Readonly<Record<string, AppState>> = Object.fromEntries(
  Object.keys(historyPages).map((name) => [name, { ...calm, queries: name === 'history-empty' ? [] : [query('q4', { status: 'EMPTY', shown: 0 })] }]),
);
