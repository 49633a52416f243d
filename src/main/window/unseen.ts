import type { Suggestion } from '../../shared/domain/knowledge';
import type { AppState } from '../../shared/contract/state';

/** Which suggestions came since the agent last looked at the window. */
export class Unseen {
  readonly #ids = new Set<string>();

  /** They came while the window wasn't looked at. */
  came(suggestions: readonly Suggestion[]): void {
    for (const { id } of suggestions) this.#ids.add(id);
  }

  lookedAt(): void {
    this.#ids.clear();
  }

  /** How many of those the window shows. */
  countIn({ suggestions }: Pick<AppState, 'suggestions'>): number {
    const shown = suggestions.filter(({ id, feedback }) => this.#ids.has(id) && !feedback.dismissed);
    // What has left the window will not come back, so it needs no remembering.
    const there = new Set(suggestions.map(({ id }) => id));
    for (const id of this.#ids) if (!there.has(id)) this.#ids.delete(id);
    return shown.length;
  }
}
