/** A method call on the session’s bus. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** As D-Bus writes it; without one there are no arguments. */
  readonly signature?: string;
  readonly body?: readonly unknown[];
  /** Whether the bus may start the service for it; `nothing` unless said otherwise. */
  readonly starts?: 'nothing' | 'service';
}

export interface Patience {
  /** Milliseconds, of those in which this process could have heard an answer. */
  readonly withinMs: number;
  /** Hears an answer that came after that. */
  readonly late?: (body: readonly unknown[]) => void;
}

/** `unreachable`: there is no bus now. `late`: no answer in time. `refused`: an error for an answer. `error` is for the log. */
export interface BusFault {
  readonly tag: 'unreachable' | 'late' | 'refused';
  readonly error: string;
}

/** A signal as it came. */
export interface BusSignal {
  /** The sender's unique name. */
  readonly sender?: string | undefined;
  readonly path?: string | undefined;
  readonly interface?: string | undefined;
  readonly member?: string | undefined;
  readonly body: readonly unknown[];
}

/** Which signals somebody wants to hear. `sender` may be a well-known name: its owner’s are heard, and nobody else’s. */
export interface SignalRule {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member?: string;
  /** Their first argument. */
  readonly arg0?: string;
}

export const theBus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' } as const;
