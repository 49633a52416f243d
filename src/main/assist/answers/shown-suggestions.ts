import type { Feedback, FeedbackAction, Suggestion } from '../../../shared/domain/knowledge';

/** A suggestion with the address that main alone knows how to open. */
export interface ShownSuggestion {
  readonly suggestion: Suggestion;
  readonly url: string | null;
}

/** A long day's worth; what was shown before is forgotten. */
const mostShown = 2_000;
const mostConversations = 500;

/** What was shown to the agent and what became of it, in memory only. */
export class ShownSuggestions {
  /** Oldest first. */
  readonly #byId = new Map<string, ShownSuggestion>();
  /** Documents the agent doesn't want to see again, by conversation, oldest first. */
  readonly #dismissed = new Map<string, Set<string>>();

  /** Adds them, or puts them in the place of what they were. */
  put(shown: readonly ShownSuggestion[]): void {
    for (const one of shown) this.#byId.set(one.suggestion.id, one);
    for (const [id, { suggestion }] of this.#byId) {
      if (this.#byId.size <= mostShown) break;
      // Those stay in the window, too: what is there can be acted upon.
      if (!suggestion.feedback.pinned) this.#byId.delete(id);
    }
  }

  get(id: string): ShownSuggestion | undefined {
    return this.#byId.get(id);
  }

  /** What that query brought, as it stands now. */
  ofQuery(queryId: string): readonly ShownSuggestion[] {
    return [...this.#byId.values()].filter(({ suggestion }) => suggestion.queryId === queryId);
  }

  dismissedIn(conversationId: string): ReadonlySet<string> {
    return this.#dismissed.get(conversationId) ?? none;
  }

  /**
   * Notes what the agent did.
   * @returns those that look different now: all of the document in that conversation where it was dismissed or
   * restored; none where it was so already
   */
  note(id: string, action: FeedbackAction): readonly ShownSuggestion[] {
    const shown = this.#byId.get(id);
    if (shown === undefined) return [];
    const { conversationId, documentId } = shown.suggestion;
    const together = action === 'dismissed' || action === 'restored';
    if (together) this.#dismiss(conversationId, documentId, action);
    const meant = together
      ? [...this.#byId.values()].filter((one) => one.suggestion.conversationId === conversationId && one.suggestion.documentId === documentId)
      : [shown];
    const changed = meant.flatMap((one) => {
      const feedback = feedbackAfter(one.suggestion.feedback, action);
      return feedback === null ? [] : [{ ...one, suggestion: { ...one.suggestion, feedback } }];
    });
    this.put(changed);
    return changed;
  }

  #dismiss(conversationId: string, documentId: string, action: 'dismissed' | 'restored'): void {
    const dismissed = this.#dismissed.get(conversationId) ?? new Set<string>();
    if (action === 'dismissed') dismissed.add(documentId);
    else dismissed.delete(documentId);
    this.#dismissed.delete(conversationId);
    this.#dismissed.set(conversationId, dismissed);
    const oldest = this.#dismissed.keys().next();
    if (this.#dismissed.size > mostConversations && oldest.done !== true) this.#dismissed.delete(oldest.value);
  }
}

const none: ReadonlySet<string> = new Set();

/** The feedback with this added; null where it says nothing new. */
export function feedbackAfter(feedback: Feedback, action: FeedbackAction): Feedback | null {
  const after = { ...feedback, ...changes[action] };
  const same = (Object.keys(after) as (keyof Feedback)[]).every((key) => after[key] === feedback[key]);
  return same ? null : after;
}

const changes: Readonly<Record<FeedbackAction, Partial<Feedback>>> = {
  helpful: { rating: 'helpful' },
  'not-helpful': { rating: 'not-helpful' },
  unrated: { rating: null },
  copied: { copied: true },
  opened: { opened: true },
  // Nobody knows.
  'asked-to-open': {},
  dismissed: { dismissed: true },
  restored: { dismissed: false },
  pinned: { pinned: true },
  unpinned: { pinned: false },
};
