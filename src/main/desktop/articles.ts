import { clipboard, shell } from 'electron';
import { fault, type Fault } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';
import type { AppStateStore } from '../state/app-state';

/** Opens a suggestion's article in the browser: https only, and only an address that main itself received. */
export async function openArticle(state: AppStateStore, suggestionId: string): Promise<Result<null, Fault>> {
  const url = state.articleUrl(suggestionId);
  if (url === null || new URL(url).protocol !== 'https:') return err(fault('article-not-openable'));
  try {
    await shell.openExternal(url);
    return ok(null);
  } catch {
    return err(fault('article-not-openable'));
  }
}

/** Puts a suggestion on the clipboard: title, text, address. */
export async function copySuggestion(state: AppStateStore, suggestionId: string): Promise<Result<null, Fault>> {
  const suggestion = state.current.suggestions.find((one) => one.id === suggestionId);
  if (suggestion === undefined) return err(fault('suggestion-gone'));
  const url = state.articleUrl(suggestionId);
  // Newer versions answer with a promise, the floor with nothing; awaiting does for both.
  await clipboard.writeText([suggestion.title, suggestion.snippet, ...(url === null ? [] : [url])].join('\n'));
  return ok(null);
}
