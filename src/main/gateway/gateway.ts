import type { Fault } from '../../shared/fault';
import type { KnowledgeResult, Query } from '../../shared/knowledge';
import type { Connection } from '../../shared/state';

/** What came back, validated result by result. */
export interface Answer {
  readonly results: readonly KnowledgeResult[];
  /** Results that broke the schema; counted, never shown. */
  readonly invalid: number;
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
  /** The signal ended it. */
  | { readonly kind: 'abandoned' };

export interface AskOptions {
  /** Ends the wait. With the reason `cancelled` an answer that still comes is nobody's; else it is a late one. */
  readonly signal: AbortSignal;
  /** The query is on its way. */
  readonly onSent: () => void;
}

/** How a query reaches Genesys. One interface, whatever the transport. */
export interface Gateway {
  /** Resolves exactly once and never rejects. A query asked while there is no connection goes out when there is one. */
  ask(query: Query, options: AskOptions): Promise<GatewayOutcome>;
  start(): void;
  /** Ends a wait for the next try, or tries again after a stop. */
  retryNow(): void;
  /** Lets go of everything; what is still asked fails as signed-out. */
  stop(): void;
}

export interface GatewayListener {
  connectionChanged(connection: Connection): void;
  answeredUnasked(answer: UnaskedAnswer): void;
}
