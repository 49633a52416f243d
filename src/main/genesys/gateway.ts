import type { SignOfLife } from '../../shared/contract/diagnostics';
import type { Fault } from '../../shared/domain/fault';
import type { Dropped, KnowledgeResult, Query } from '../../shared/domain/knowledge';
import type { Connection } from '../../shared/contract/state';

/** What came back, validated result by result. */
export interface Answer {
  readonly results: readonly KnowledgeResult[];
  /** Results that nothing could be made of, by reason; never shown. */
  readonly dropped: Dropped;
}

/** An answer nobody waits for any more (`late`), or new knowledge on a live subscription (`push`). */
export interface UnaskedAnswer extends Answer {
  readonly trigger: 'late' | 'push';
  readonly conversationId: string;
  /** The query whose answer it is; for a push the last query of that conversation. */
  readonly query: Query;
}

export type GatewayOutcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly fault: Fault }
  /** Nothing came of it through no fault of its own; whoever asked may ask again within the deadline. */
  | { readonly kind: 'returned'; readonly why: ReturnReason; readonly fault: Fault }
  /** The signal ended it. */
  | { readonly kind: 'abandoned' };

/**
 * The connection was lost with it; we dropped it ourselves; the gateway said that it was too much; it never went out; or
 * it was lost with others by what came for one of them.
 */
export type ReturnReason = 'dropped' | 'disrupted' | 'limited' | 'unsent' | 'beside';

export interface AskOptions {
  /**
   * Ends the wait. With the reason `cancelled` an answer that still comes is nobody's; else it is a late one. It also aborts
   * when the query has ended otherwise, so that whoever remembers it can forget it.
   */
  readonly signal: AbortSignal;
  /** The query is on its way. */
  readonly onSent: () => void;
}

/** What makes every open connection suspect. */
export type Disruption = 'resume' | 'network-change' | 'timer-jump';

/** How a query reaches Genesys. One interface, whatever the transport. */
export interface Gateway {
  /**
   * Queries it takes at once, now: 0 while there is no connection. One that has stopped takes every query, to say at
   * once why it can't be asked.
   */
  readonly capacity: number;
  /** A connection is open, as far as anybody knows. */
  readonly connected: boolean;
  /** …and it doesn't ask for less: there may be room for what no agent waits for. */
  readonly healthy: boolean;
  /** Resolves exactly once and never rejects. */
  ask(query: Query, options: AskOptions): Promise<GatewayOutcome>;
  start(): void;
  /** Ends a wait for the next try, or tries again after a stop. */
  retryNow(): void;
  /** Drops what is open and connects anew at once. */
  disrupted(why: Disruption): void;
  /** Lets go of everything; what is still asked fails as signed-out. */
  stop(): void;
}

export interface GatewayListener {
  connectionChanged(connection: Connection): void;
  capacityChanged(): void;
  answeredUnasked(answer: UnaskedAnswer): void;
  /** The connection of now has shown that the other side is there. */
  alive(sign: SignOfLife): void;
  /** A message came faster than its kind may: it was merged with others, or counted and no more. */
  overRate?(kind: string): void;
  /** New knowledge came faster than it could be kept; nobody will see it. */
  pushRefused?(): void;
}
