import type { HistoryEntry } from '../../shared/contract/history';
import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';

export const historyText = textsOf('history');

export function noneFoundWords(text: string): string {
  return historyText.noneFound({ text });
}

/** How many questions are listed: "132 questions", "3 found", "50 of 132"; `listed` is never more than `total`. */
export function countWords(listed: number, total: number, searched: 'all' | 'some'): string {
  if (listed < total) return historyText.some({ listed, total });
  return searched === 'some' ? historyText.found({ count: total }) : historyText.questions({ count: total });
}

/** How a question ended, in a few words. */
export function endingWords({ status, suggestions }: Pick<HistoryEntry, 'status' | 'suggestions'>): string {
  switch (status) {
    case 'PASS':
      return historyText.shown({ count: suggestions.length });
    case 'FILTERED':
      return historyText.nonePassed;
    case 'EMPTY':
      return historyText.nothingFound;
    case 'TIMEOUT':
      return historyText.noAnswer;
    case 'ERROR':
      return historyText.notAnswered;
    case 'REJECTED':
      return historyText.notAsked;
    case 'SUPERSEDED':
      return historyText.replaced;
    case 'CANCELLED':
      return historyText.cancelled;
  }
}

/** When a question was asked, by this computer's clock: "10:42". */
export function clockTime(at: number): string {
  return translator().formats.time(at);
}
