import MiniSearch from 'minisearch';
import type { HistoryEntry } from '../../../shared/contract/history';
import type { GovernanceStatus, Suggestion } from '../../../shared/domain/knowledge';
import type { QueryView } from '../../../shared/contract/state';
import type { Clock } from '../../clock';

/** A question of today; what it brought is looked up when it is asked for. */
interface Entry extends Omit<HistoryEntry, 'suggestions'> {
  readonly suggestions: readonly Suggestion[];
}

/** More than an agent asks in a day; the oldest go first. */
const mostEntries = 2_000;
/** Of one question, the newest; twice what can be asked for at once. What is pushed for a call may be much more. */
const mostOfEntry = 40;
/** A page of results; who looks for more narrows the search. */
export const mostFound = 50;

/**
 * What was asked and shown today (the agent's own day, from midnight), searchable by question, title and text. In
 * memory only, and gone at sign-out.
 */
export class DayHistory {
  /** By query, the one asked last is last. */
  readonly #entries = new Map<string, Entry>();
  #index = newIndex();
  #day: string;

  constructor(private readonly clock: Clock) {
    this.#day = dayOf(clock.now());
  }

  /** A query settled. */
  settled(view: QueryView, status: GovernanceStatus): void {
    this.#turnDay();
    const { id: queryId, conversationId, text, askedAt } = view;
    const before = this.#entries.get(queryId);
    // A late answer settles a question a second time; who asked it stays the same.
    const trigger = before?.trigger ?? view.trigger;
    this.#put({ queryId, conversationId, text, trigger, status, askedAt, suggestions: before?.suggestions ?? [] });
  }

  /** Suggestions of a query that has settled were shown, or changed. */
  shown(suggestions: readonly Suggestion[]): void {
    this.#turnDay();
    for (const [queryId, those] of byQuery(suggestions)) {
      const entry = this.#entries.get(queryId);
      if (entry === undefined) continue;
      const changed = new Map(those.map((one) => [one.id, one]));
      const before = entry.suggestions.map((one) => changed.get(one.id) ?? one);
      const known = new Set(before.map((one) => one.id));
      const fresh = those.filter((one) => !known.has(one.id));
      // Of an answer the best come first, of two answers the later one counts.
      this.#put({ ...entry, suggestions: [...before, ...fresh.slice(0, mostOfEntry)].slice(-mostOfEntry) });
    }
  }

  /** The best match first; all of today, newest first, where nothing is looked for. At most `mostFound`. */
  search(text: string): { readonly entries: HistoryEntry[]; readonly total: number } {
    this.#turnDay();
    const all = [...this.#entries.values()].reverse();
    const found =
      text.trim() === '' ? all : this.#index.search(soughtIn(text), searching).flatMap(({ id }) => this.#entries.get(String(id)) ?? []);
    return { entries: found.slice(0, mostFound).map(toEntry), total: found.length };
  }

  #put(entry: Entry): void {
    if (this.#entries.has(entry.queryId)) this.#index.discard(entry.queryId);
    this.#entries.set(entry.queryId, entry);
    this.#index.add(documentOf(entry));
    const oldest = this.#entries.keys().next();
    if (this.#entries.size <= mostEntries || oldest.done === true) return;
    this.#entries.delete(oldest.value);
    this.#index.discard(oldest.value);
  }

  #turnDay(): void {
    const today = dayOf(this.clock.now());
    if (today === this.#day) return;
    this.#day = today;
    this.#entries.clear();
    this.#index = newIndex();
  }
}

interface Indexed {
  readonly id: string;
  readonly text: string;
  readonly titles: string;
  readonly snippets: string;
}

function newIndex(): MiniSearch<Indexed> {
  return new MiniSearch({ fields: ['text', 'titles', 'snippets'] });
}

/** Bounds of what a search costs: whatever is typed, it must not keep main busy. */
const mostTerms = 8;
const indexedSnippet = 500;

const searching = {
  // What is being typed may be a beginning; the words before it are whole.
  prefix: (term: string, index: number, terms: string[]): boolean => index === terms.length - 1 && term.length >= 2,
  fuzzy: (term: string): number | false => (term.length >= 4 ? 0.2 : false),
  combineWith: 'AND',
  boost: { text: 3, titles: 2 },
} as const;

/** Each word once, and not more than make sense. */
function soughtIn(text: string): string {
  const words = text.toLowerCase().split(/[\s\p{P}]+/u).filter((word) => word !== '');
  return [...new Set(words)].slice(0, mostTerms).join(' ');
}

function documentOf({ queryId, text, suggestions }: Entry): Indexed {
  return { id: queryId, text, titles: suggestions.map((one) => one.title).join('\n'), snippets: suggestions.map((one) => one.snippet.slice(0, indexedSnippet)).join('\n') };
}

function toEntry(entry: Entry): HistoryEntry {
  const { queryId, conversationId, text, trigger, status, askedAt } = entry;
  const suggestions = entry.suggestions.map(({ id, title, snippet, confidence, lastUpdated, source, canOpen }) => ({
    id, title, snippet, confidence, lastUpdated, source, canOpen,
  }));
  return { queryId, conversationId, text, trigger, status, askedAt, suggestions };
}

function byQuery(suggestions: readonly Suggestion[]): ReadonlyMap<string, readonly Suggestion[]> {
  const grouped = new Map<string, Suggestion[]>();
  for (const one of suggestions) grouped.set(one.queryId, [...(grouped.get(one.queryId) ?? []), one]);
  return grouped;
}

/** The day by this computer's own calendar. */
function dayOf(now: number): string {
  return new Date(now).toDateString();
}
