import type { Fault } from '../../shared/domain/fault';
import type { OutboxEvent } from '../../shared/domain/outbox-event';
import type { SinkView } from '../../shared/contract/outbox-view';

/** How a try to deliver one event ended. */
export type Attempt =
  | { readonly kind: 'delivered' }
  /** It is this event that isn't taken, and won't be the next time either. */
  | { readonly kind: 'refused'; readonly fault: Fault }
  /** Another try may help. */
  | Failed;

export interface Failed {
  readonly kind: 'failed';
  readonly fault: Fault;
  /** Milliseconds the receiver asked for. */
  readonly retryAfterMs: number | null;
  /**
   * Whether it may be this event alone that fails. `no`: the receiver could not be reached at all, or asks for fewer
   * events, so any other one would have ended the same.
   */
  readonly byEvent: 'perhaps' | 'no';
}

/** Nothing can be tried: a person has to do something first. */
export interface Obstacle {
  readonly fault: Fault;
  /** Milliseconds after which to look whether it was done; null: not by itself. */
  readonly recheckMs: number | null;
}

/** A place events are delivered to. */
export interface Sink {
  /** Names it on disk and in commands: the same for the same place, whatever else is set. */
  readonly key: string;
  readonly kind: SinkView['kind'];
  /** For people. */
  readonly name: string;
  /** A webhook's address, null for a folder. */
  readonly url: string | null;
  /** Whether a webhook's secret is there, as far as is known; null for a folder. */
  readonly secret: SinkView['secret'];
  /** Looks for what it needs beforehand, such as a secret; null where nothing is missing. Never rejects. */
  ready(): Promise<Obstacle | null>;
  /**
   * Tries once, for 10 s at most, and never rejects. `n` is the event's number, in the order of being accepted.
   * Aborted, it ends at once, however far it got.
   */
  deliver(event: OutboxEvent, n: number, signal: AbortSignal): Promise<Attempt>;
  /** Somebody says that things have changed: what was remembered of the keychain holds no more. */
  forget(): void;
}

/** No try takes longer, in milliseconds. */
export const attemptTimeoutMs = 10_000;
