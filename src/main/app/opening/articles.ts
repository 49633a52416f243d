import { clipboard } from 'electron';
import { fault, type Fault } from '../../../shared/domain/fault';
import { answeringSentence } from '../../../shared/i18n/sentences/answering-sentence';
import { queryTerms } from '../../../shared/domain/query-terms';
import { err, ok, type Result } from '../../../shared/domain/result';
import type { QueryView } from '../../../shared/contract/state';
import type { Assistant } from '../../assist/ask/assistant';
import type { ShownSuggestion } from '../../assist/answers/shown-suggestions';
import type { Opener } from './opener';

type Acts = Pick<Assistant, 'shownSuggestion' | 'feedback'> | undefined;

/**
 * Opens a suggestion's article in the browser: https only, and only an address that main itself received. The ledger has
 * `opened` where the desktop says so, and no more than `asked-to-open` where it says nothing in time.
 */
export async function openArticle(opener: Pick<Opener, 'address'>, assistant: Acts, suggestionId: string): Promise<Result<null, Fault>> {
  const url = addressOf(assistant?.shownSuggestion(suggestionId));
  if (url === null) return err(fault('article-not-openable'));
  const opening = await opener.address(url);
  if (opening === 'failed') return err(fault('article-not-opened'));
  // What the ledger makes of that is said elsewhere.
  void assistant?.feedback(suggestionId, opening === 'opened' ? 'opened' : 'asked-to-open');
  return opening === 'opened' ? ok(null) : err(fault('opening-unanswered'));
}

/** Puts the article's address on the clipboard, for a browser that the desktop doesn't open. */
export async function copyAddress(assistant: Acts, suggestionId: string): Promise<Result<null, Fault>> {
  const shown = assistant?.shownSuggestion(suggestionId);
  if (shown !== undefined && addressOf(shown) === null) return err(fault('article-not-openable'));
  return put(assistant, suggestionId, (one) => addressOf(one) ?? '');
}

/** Null where it has none that may be opened. */
function addressOf(shown: ShownSuggestion | undefined): string | null {
  const url = shown?.url ?? null;
  return url !== null && new URL(url).protocol === 'https:' ? url : null;
}

/** Puts a suggestion on the clipboard: title, text, address. */
export async function copySuggestion(assistant: Acts, suggestionId: string): Promise<Result<null, Fault>> {
  return put(assistant, suggestionId, textOf);
}

/**
 * Puts the sentence that answers on the clipboard, as the card shows it, without title, source or address: it is for a
 * customer’s eyes. `queries` are those the window knows.
 */
export async function copySentence(assistant: Acts, suggestionId: string, queries: readonly QueryView[]): Promise<Result<null, Fault>> {
  return put(assistant, suggestionId, ({ suggestion }) => {
    const question = queries.find((query) => query.id === suggestion.queryId)?.text ?? '';
    return answeringSentence(suggestion.snippet, queryTerms(question)).sentence;
  });
}

async function put(assistant: Acts, suggestionId: string, words: (shown: ShownSuggestion) => string): Promise<Result<null, Fault>> {
  const shown = assistant?.shownSuggestion(suggestionId);
  if (shown === undefined) return err(fault('suggestion-gone'));
  // Newer versions answer with a promise, the floor with nothing; awaiting does for both.
  await clipboard.writeText(words(shown));
  void assistant?.feedback(suggestionId, 'copied');
  return ok(null);
}

function textOf({ suggestion, url }: ShownSuggestion): string {
  return [suggestion.title, suggestion.snippet, ...(url === null ? [] : [url])].join('\n');
}
