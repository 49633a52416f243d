import { LRUCache } from 'lru-cache';
import type { Query } from '../../../shared/domain/knowledge';
import type { Settings } from '../../../shared/settings/settings';
import type { Clock } from '../../clock';
import type { Answer } from '../../genesys/gateway';
import { questionKey } from './question-key';
import { judge } from './relevance';

export interface AnswerCacheParts {
  readonly clock: Clock;
  readonly settings: () => Pick<Settings, 'cache' | 'freshness'>;
  /** The policy in force: an answer that was got under another one is not served. */
  readonly policyHash: () => string | null;
}

export interface CachedAnswer {
  readonly answer: Answer;
  /** The query that brought it. */
  readonly queryId: string;
  /** Brought before anybody asked. */
  readonly warmed: boolean;
  /** Epoch milliseconds. */
  readonly storedAt: number;
  /** Older than half its life: to be asked again behind the agent's back. */
  readonly ageing: boolean;
}

type Entry = Omit<CachedAnswer, 'ageing'>;

/** All entries together, in characters of their texts: a few large answers must not fill the memory. */
const mostCharacters = 16 * 1024 * 1024;

/**
 * Validated answers by their question, the least recently used going first. It serves them as they came: what of them
 * is relevant and fresh is judged anew each time. In memory only.
 */
export class AnswerCache {
  #entries: LRUCache<string, Entry>;
  #maxEntries: number;
  #policyHash: string | null;

  constructor(private readonly parts: AnswerCacheParts) {
    this.#maxEntries = parts.settings().cache.maxEntries;
    this.#policyHash = parts.policyHash();
    this.#entries = newEntries(this.#maxEntries);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The answer to this question, however it was written; null where none is kept that is young enough. */
  find(query: Query): CachedAnswer | null {
    this.#heed();
    const { enabled, maxAgeSeconds } = this.parts.settings().cache;
    const key = questionKey(query);
    const entry = enabled ? this.#entries.get(key) : undefined;
    if (entry === undefined) return null;
    if (this.#isYoung(entry)) return { ...entry, ageing: this.parts.clock.now() - entry.storedAt > maxAgeSeconds * 500 };
    this.#entries.delete(key);
    return null;
  }

  /** Epoch milliseconds of the answer that `find` would give; null where there is none. Doesn't count as a use. */
  keptSince(query: Query): number | null {
    this.#heed();
    const entry = this.parts.settings().cache.enabled ? this.#entries.peek(questionKey(query)) : undefined;
    return entry !== undefined && this.#isYoung(entry) ? entry.storedAt : null;
  }

  /**
   * Keeps the answer that `query` brought in the place of an older one. One of which nothing may be shown is not kept:
   * who asks that again wants to know whether there is something by now.
   */
  store(query: Query, answer: Answer): void {
    this.#heed();
    const { cache, freshness } = this.parts.settings();
    if (!cache.enabled) return;
    const now = this.parts.clock.now();
    if (judge(answer.results, query, freshness, now).kept.length === 0) this.forget(query);
    else this.#entries.set(questionKey(query), { answer, queryId: query.id, warmed: query.trigger === 'warm', storedAt: now });
  }

  /** Forgets what is kept for this question. */
  forget(query: Query): void {
    this.#entries.delete(questionKey(query));
  }

  clear(): void {
    this.#entries.clear();
  }

  #isYoung({ storedAt }: Entry): boolean {
    const ageMs = this.parts.clock.now() - storedAt;
    // A clock that was set back says nothing about an entry's age.
    return ageMs >= 0 && ageMs < this.parts.settings().cache.maxAgeSeconds * 1_000;
  }

  /** What changed since the last look: another policy, another bound. */
  #heed(): void {
    const { maxEntries, enabled } = this.parts.settings().cache;
    const policyHash = this.parts.policyHash();
    if (policyHash !== this.#policyHash || !enabled) this.#entries.clear();
    this.#policyHash = policyHash;
    if (maxEntries === this.#maxEntries) return;
    const kept = this.#entries.dump();
    this.#maxEntries = maxEntries;
    this.#entries = newEntries(maxEntries);
    // The least recently used is loaded first, so that the last ones stay.
    this.#entries.load(kept);
  }
}

function newEntries(max: number): LRUCache<string, Entry> {
  return new LRUCache({ max, maxSize: mostCharacters, sizeCalculation: sizeOf });
}

function sizeOf({ answer }: Entry): number {
  return answer.results.reduce((sum, { title, snippet, url }) => sum + title.length + snippet.length + (url?.length ?? 0), 1);
}
