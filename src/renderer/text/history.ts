import type { HistoryEntry } from '../../shared/history';

export const historyText = {
  title: 'History of today',
  search: 'Search today’s questions',
  placeholder: 'Search questions and answers',
  clear: 'Clear',
  list: 'Questions of today',
  memory: 'Kept in this computer’s memory only. Gone when you sign out or quit, and at midnight.',
  emptyTitle: 'Nothing asked yet today',
  emptyHelp: 'Each question and what it brought stands here for the rest of the day.',
  noneHelp: 'Try fewer or other words. Questions, titles and texts are searched.',
  looking: 'Looking…',
} as const;

export function noneFoundWords(text: string): string {
  return `Nothing found for “${text}”`;
}

/** How many questions are listed: "132 questions", "3 found", "50 of 132"; `listed` is never more than `total`. */
export function countWords(listed: number, total: number, searched: 'all' | 'some'): string {
  if (listed < total) return `${listed.toLocaleString()} of ${total.toLocaleString()}`;
  if (searched === 'some') return `${total.toLocaleString()} found`;
  return total === 1 ? '1 question' : `${total.toLocaleString()} questions`;
}

/** How a question ended, in a few words. */
export function endingWords({ status, suggestions }: Pick<HistoryEntry, 'status' | 'suggestions'>): string {
  switch (status) {
    case 'PASS':
      return suggestions.length === 1 ? '1 shown' : `${suggestions.length} shown`;
    case 'FILTERED':
      return 'None passed';
    case 'EMPTY':
      return 'Nothing found';
    case 'TIMEOUT':
      return 'No answer in time';
    case 'ERROR':
      return 'Not answered';
    case 'REJECTED':
      return 'Not asked';
    case 'SUPERSEDED':
      return 'Replaced by a newer question';
    case 'CANCELLED':
      return 'Cancelled';
  }
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** When a question was asked, by this computer's clock: "10:42". */
export function clockTime(at: number): string {
  return time.format(at);
}
