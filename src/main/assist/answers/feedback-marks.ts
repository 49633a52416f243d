import type { FeedbackFigure } from '../../../shared/contract/insights';
import type { FeedbackAction } from '../../../shared/domain/knowledge';

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
const mostSubjects = 500;
const nothing: FeedbackChange = { counted: null, takenBack: null };

/** Which marks stand on which suggestion or document, so that a changed mind counts once and a mark taken back not at all. */
export class FeedbackMarks {
  /** The one touched longest ago first. */
  readonly #bySubject = new Map<string, Partial<Record<Kind, Mark>>>();

  get size(): number {
    return this.#bySubject.size;
  }

  /** What this action counts and takes back. A mark that stands already is not counted twice. */
  act(subject: string, action: FeedbackAction, at: Pick<Mark, 'minute' | 'day'>): FeedbackChange {
    switch (action) {
      case 'helpful':
      case 'not-helpful':
        return this.#set(subject, 'rating', { ...at, figure: action });
      case 'dismissed':
        return this.#set(subject, 'dismissal', { ...at, figure: action });
      case 'pinned':
        return this.#set(subject, 'pin', { ...at, figure: action });
      case 'unrated':
        return this.#remove(subject, 'rating');
      case 'restored':
        return this.#remove(subject, 'dismissal');
      case 'unpinned':
        return this.#remove(subject, 'pin');
      case 'copied':
      case 'opened':
        return { counted: action, takenBack: null };
      case 'asked-to-open':
        // On a plain desktop a browser that is started by it never says that it was; it opens all the same.
        return { counted: 'opened', takenBack: null };
    }
  }

  #set(subject: string, kind: Kind, mark: Mark): FeedbackChange {
    const marks = this.#bySubject.get(subject) ?? {};
    const before = marks[kind];
    if (before?.figure === mark.figure) return nothing;
    this.#keep(subject, { ...marks, [kind]: mark });
    return { counted: mark.figure, takenBack: before ?? null };
  }

  #remove(subject: string, kind: Kind): FeedbackChange {
    const marks = this.#bySubject.get(subject);
    const before = marks?.[kind];
    if (marks === undefined || before === undefined) return nothing;
    const { [kind]: _gone, ...rest } = marks;
    this.#keep(subject, rest);
    return { counted: null, takenBack: before };
  }

  #keep(subject: string, marks: Partial<Record<Kind, Mark>>): void {
    this.#bySubject.delete(subject);
    if (Object.keys(marks).length > 0) this.#bySubject.set(subject, marks);
    const [oldest] = this.#bySubject.keys();
    if (this.#bySubject.size > mostSubjects && oldest !== undefined) this.#bySubject.delete(oldest);
  }
}
