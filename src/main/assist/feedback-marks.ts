import type { FeedbackFigure } from '../../shared/insights';
import type { FeedbackAction } from '../../shared/knowledge';

/** Where a count was counted, so that it can be taken back there. */
export interface Mark {
  readonly figure: FeedbackFigure;
  readonly minute: number;
  readonly day: number;
}

type Kind = 'rating' | 'dismissal' | 'pin';

/** What an action does to the counts. */
export interface FeedbackChange {
  readonly counted: FeedbackFigure | null;
  readonly takenBack: Mark | null;
}

/** The window has 100 suggestions and those that are pinned; older ones can't be rated any more. */
const mostSuggestions = 500;
const nothing: FeedbackChange = { counted: null, takenBack: null };

/** Which marks stand on which suggestion, so that a changed mind counts once and a mark taken back not at all. */
export class FeedbackMarks {
  /** The one touched longest ago first. */
  readonly #bySuggestion = new Map<string, Partial<Record<Kind, Mark>>>();

  get size(): number {
    return this.#bySuggestion.size;
  }

  /** What this action counts and takes back. A mark that stands already is not counted twice. */
  act(suggestionId: string, action: FeedbackAction, at: Pick<Mark, 'minute' | 'day'>): FeedbackChange {
    switch (action) {
      case 'helpful':
      case 'not-helpful':
        return this.#set(suggestionId, 'rating', { ...at, figure: action });
      case 'dismissed':
        return this.#set(suggestionId, 'dismissal', { ...at, figure: action });
      case 'pinned':
        return this.#set(suggestionId, 'pin', { ...at, figure: action });
      case 'unrated':
        return this.#remove(suggestionId, 'rating');
      case 'restored':
        return this.#remove(suggestionId, 'dismissal');
      case 'unpinned':
        return this.#remove(suggestionId, 'pin');
      case 'copied':
      case 'opened':
        return { counted: action, takenBack: null };
    }
  }

  #set(suggestionId: string, kind: Kind, mark: Mark): FeedbackChange {
    const marks = this.#bySuggestion.get(suggestionId) ?? {};
    const before = marks[kind];
    if (before?.figure === mark.figure) return nothing;
    this.#keep(suggestionId, { ...marks, [kind]: mark });
    return { counted: mark.figure, takenBack: before ?? null };
  }

  #remove(suggestionId: string, kind: Kind): FeedbackChange {
    const marks = this.#bySuggestion.get(suggestionId);
    const before = marks?.[kind];
    if (marks === undefined || before === undefined) return nothing;
    const { [kind]: _gone, ...rest } = marks;
    this.#keep(suggestionId, rest);
    return { counted: null, takenBack: before };
  }

  #keep(suggestionId: string, marks: Partial<Record<Kind, Mark>>): void {
    this.#bySuggestion.delete(suggestionId);
    if (Object.keys(marks).length > 0) this.#bySuggestion.set(suggestionId, marks);
    const [oldest] = this.#bySuggestion.keys();
    if (this.#bySuggestion.size > mostSuggestions && oldest !== undefined) this.#bySuggestion.delete(oldest);
  }
}
