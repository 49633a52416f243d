import type { Suggestion } from '../../shared/domain/knowledge';
import { noNotifications } from '../../shared/contract/notifications';
import type { Page } from '../../shared/contract/page';
import { defaultSettings } from '../../shared/settings/settings';
import type { AppState, Conversation, Notice, QueryView } from '../../shared/contract/state';

/** Settled queries and suggestions kept for the window; older ones leave. */
const mostQueries = 60;
const mostSuggestions = 100;
/** Beyond those, pinned ones stay. */
const mostPinned = 50;
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

  /** A query came to be, moved on, or settled; with the first of a conversation the conversation begins. */
  queryChanged(query: QueryView, kind: Conversation['kind']): void {
    const known = this.#state.queries.some((other) => other.id === query.id);
    const queries = known
      ? this.#state.queries.map((other) => (other.id === query.id ? { ...query, trigger: other.trigger } : other))
      : [query, ...this.#state.queries];
    this.change({ queries: bounded(queries) });
    this.conversationStarted({ id: query.conversationId, kind, startedAt: query.askedAt });
  }

  /** A conversation there is something of, or will be in a moment; one that is known stays as it is. */
  conversationStarted(conversation: Conversation): void {
    const { conversations, queries, suggestions } = this.#state;
    if (conversations.some((other) => other.id === conversation.id)) return;
    const used = new Set([...queries, ...suggestions].map((one) => one.conversationId));
    this.change({ conversations: [conversation, ...conversations.filter((other) => used.has(other.id))] });
  }

  /** A conversation that somebody turns to: in front of the others, and begun where it wasn't known. */
  conversationInFront(conversation: Conversation): void {
    const known = this.#state.conversations.find((other) => other.id === conversation.id);
    if (known === undefined) this.conversationStarted(conversation);
    else this.change({ conversations: [known, ...this.#state.conversations.filter((other) => other !== known)] });
  }

  suggestionsShown(shown: readonly Suggestion[]): void {
    let pinned = 0;
    const stays = (one: Suggestion, index: number): boolean => index < mostSuggestions || (one.feedback.pinned && ++pinned <= mostPinned);
    this.change({ suggestions: [...shown, ...this.#state.suggestions].filter(stays) });
  }

  /** What is on show says something else now, or was acted upon; each stays where it is. */
  suggestionsChanged(changed: readonly Suggestion[]): void {
    const byId = new Map(changed.map((one) => [one.id, one]));
    this.change({ suggestions: this.#state.suggestions.map((one) => byId.get(one.id) ?? one) });
  }

  /** Asks the window to bring a suggestion into view. */
  highlight(suggestionId: string): void {
    this.change({ highlight: { suggestionId, count: (this.#state.highlight?.count ?? 0) + 1 } });
  }

  /** Asks the window to open a page. */
  askPage(name: Page): void {
    this.change({ page: { name, asked: this.#state.page.asked + 1 } });
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
    this.change({ queries: [], suggestions: [], conversations: [], highlight: null, offers: [] });
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
    language: { tag: 'en', locale: 'en-GB' },
    organisation: null,
    connection: { status: 'signed-out', fault: null, retryAt: null, limit: null },
    keyring: { status: 'idle' },
    signIn: { status: 'idle', fault: null, orgUrl: '', clientId: '', knowledgeSources: [], tested: false, checks: [] },
    connectionTest: { status: 'idle', steps: [] },
    queries: [],
    suggestions: [],
    conversations: [],
    highlight: null,
    audit: { fault: null, signing: 'pending' },
    insights: null,
    outbox: null,
    auditWork: { status: 'idle' },
    page: { name: 'assist', asked: 0 },
    notifications: noNotifications,
    unseen: 0,
    offers: [],
    shortcut: { accelerator: '', status: 'off' },
    notices: [],
    curtain: 'open',
    windowMode: 'window',
    demo: null,
    sessionOnly: false,
    settings: defaultSettings,
    locked: [],
    policyFile: '',
    settingsTransfer: { status: 'idle' },
    diagnostics: { versions: { electron: '', chromium: '', node: '', system: '' }, connectedSince: null, lastSign: null, shownOn: null, troubles: [], floods: { refused: [], overRate: [], merged: 0 }, logLoss: null, processes: { worstStall: null, ended: [], endedAbout: null }, desktop: { tray: 'unknown', lacking: [] } },
  };
}
