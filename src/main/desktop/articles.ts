import { clipboard, shell } from 'electron';
import { fault, type Fault } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';
import type { Assistant } from '../assist/assistant';
import type { ShownSuggestion } from '../assist/shown-suggestions';

type Acts = Pick<Assistant, 'shownSuggestion' | 'feedback'> | undefined;

/** Opens a suggestion's article in the browser: https only, and only an address that main itself received. */
export async function openArticle(assistant: Acts, suggestionId: string): Promise<Result<null, Fault>> {
  const url = assistant?.shownSuggestion(suggestionId)?.url ?? null;
  if (url === null || new URL(url).protocol !== 'https:') return err(fault('article-not-openable'));
  try {
    await shell.openExternal(url);
  } catch {
    return err(fault('article-not-openable'));
  }
  // It is open; what the ledger makes of that is said elsewhere.
  void assistant?.feedback(suggestionId, 'opened');
  return ok(null);
}

/** Puts a suggestion on the clipboard: title, text, address. */
export async function copySuggestion(assistant: Acts, suggestionId: string): Promise<Result<null, Fault>> {
  const shown = assistant?.shownSuggestion(suggestionId);
  if (shown === undefined) return err(fault('suggestion-gone'));
  // Newer versions answer with a promise, the floor with nothing; awaiting does for both.
  await clipboard.writeText(textOf(shown));
  void assistant?.feedback(suggestionId, 'copied');
  return ok(null);
}

function textOf({ suggestion, url }: ShownSuggestion): string {
  return [suggestion.title, suggestion.snippet, ...(url === null ? [] : [url])].join('\n');
}
