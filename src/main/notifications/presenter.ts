import type { NotificationText } from './words';

/** What an agent can do on a notification, where the desktop has buttons for it. */
export type NotificationAction = 'copy' | 'show';

/** Why the desktop didn’t take one: it said no, or nothing at all in time. */
export type PresentFailure = 'refused' | 'mute';

export interface NotificationEvents {
  /** It is on the desktop. */
  shown(): void;
  clicked(): void;
  acted(action: NotificationAction): void;
  /** By the agent, or because its time was over; not by `close`. */
  closed(): void;
  /** The desktop didn't take it; `error` is for the log. */
  failed(error: string, how: PresentFailure): void;
  /** The desktop would not take it from the screen, or says it isn’t there; `error` is for the log. May come after `close`. */
  notClosed(error: string): void;
}

export interface PresentedNotification {
  close(): void;
}

export type ToPresent = NotificationText & { readonly sound: 'on' | 'off' };

/** The desktop's notifications, as little of them as is needed; all that differs between platforms is behind this. */
export interface NotificationPresenter {
  /** `none`: nothing here shows any. That there is something doesn’t say that it takes them. */
  readonly support: 'some' | 'none';
  /**
   * Hands one over, in the place of `older`, and is back at once. Never throws: where there is nothing that shows it, it
   * fails. Which of the two it came to is told within seconds.
   */
  show(what: ToPresent, events: NotificationEvents, older: PresentedNotification | null): PresentedNotification;
  /** Resolves when all that was handed over is shown, refused, or given up. */
  idle(): Promise<void>;
}
