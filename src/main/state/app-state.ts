import type { ShownSuggestion } from '../assist/assistant';
import { defaultSettings } from '../../shared/settings';
import type { AppState, Notice, QueryView } from '../../shared/state';

/** Settled queries and suggestions kept for the window; older ones leave. */
const mostQueries = 60;
const mostSuggestions = 100;
const mostNotices = 5;

export type StateListener = (state: AppState, previous: AppState) => void;

/**
 * The one truth the window renders. Changes are told once per turn of the event loop, however many there were, so
 * a burst of answers is one push.
 */
export class AppStateStore {
  #state: AppState;
  #told: AppState;
  #scheduled = false;
  readonly #listeners = new Set<StateListener>();
  /** Addresses of the suggestions on show; they never cross to the window. */
  readonly #urls = new Map<string, string | null>();

  constructor(appVersion: string) {
    this.#state = initialState(appVersion);
    this.#told = this.#state;
  }

  get current(): AppState {
    return this.#state;
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: StateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(part: Partial<AppState>): void {
    this.#state = { ...this.#state, ...part };
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#tell());
  }

  queryChanged(query: QueryView): void {
    const known = this.#state.queries.some((other) => other.id === query.id);
    const queries = known
      ? this.#state.queries.map((other) => (other.id === query.id ? { ...query, trigger: other.trigger } : other))
      : [query, ...this.#state.queries];
    this.change({ queries: bounded(queries) });
  }

  suggestionsShown(shown: readonly ShownSuggestion[]): void {
    for (const { suggestion, url } of shown) this.#urls.set(suggestion.id, url);
    const suggestions = [...shown.map((one) => one.suggestion), ...this.#state.suggestions];
    for (const gone of suggestions.slice(mostSuggestions)) this.#urls.delete(gone.id);
    this.change({ suggestions: suggestions.slice(0, mostSuggestions) });
  }

  /** The https address of a suggestion's article, null where it has none or is no longer on show. */
  articleUrl(suggestionId: string): string | null {
    return this.#urls.get(suggestionId) ?? null;
  }

  /** Asks the window to bring a suggestion into view. */
  highlight(suggestionId: string): void {
    this.change({ highlight: { suggestionId, count: (this.#state.highlight?.count ?? 0) + 1 } });
  }

  /** Shows a notice; the same one twice is shown once. */
  notify(notice: Omit<Notice, 'id'>, id: string): void {
    const same = (other: Notice): boolean =>
      other.kind === notice.kind && other.text === notice.text && other.fault?.tag === notice.fault?.tag && other.fault?.detail === notice.fault?.detail;
    if (this.#state.notices.some(same)) return;
    this.change({ notices: [...this.#state.notices, { ...notice, id }].slice(-mostNotices) });
  }

  dismissNotice(id: string): void {
    this.change({ notices: this.#state.notices.filter((notice) => notice.id !== id) });
  }

  /** Everything that was asked and shown, gone: another agent may sit down now. */
  forgetConversations(): void {
    this.#urls.clear();
    this.change({ queries: [], suggestions: [], highlight: null });
  }

  #tell(): void {
    this.#scheduled = false;
    const previous = this.#told;
    this.#told = this.#state;
    for (const listener of this.#listeners) listener(this.#state, previous);
  }
}

/** Unsettled queries always stay: somebody waits for them. */
function bounded(queries: readonly QueryView[]): QueryView[] {
  let settled = 0;
  return queries.filter((query) => query.status === 'queued' || query.status === 'asking' || ++settled <= mostQueries);
}

function initialState(appVersion: string): AppState {
  return {
    appVersion,
    view: 'starting',
    organisation: null,
    connection: { status: 'signed-out', fault: null, retryAt: null, limit: null },
    keyring: { status: 'idle' },
    signIn: { status: 'idle', fault: null, orgUrl: '', clientId: '', knowledgeSources: [] },
    queries: [],
    suggestions: [],
    highlight: null,
    audit: { fault: null },
    notices: [],
    demo: null,
    sessionOnly: false,
    settings: defaultSettings,
    locked: [],
  };
}
