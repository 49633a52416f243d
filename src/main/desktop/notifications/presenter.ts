import type { NotificationText } from './words';

/** What an agent can do on a notification, where the desktop has buttons for it. */
export type NotificationAction = 'copy' | 'show';

export interface NotificationEvents {
  /** It is on the desktop. */
  shown(): void;
  clicked(): void;
  acted(action: NotificationAction): void;
  /** By the agent, or because its time was over; not by `close`. */
  closed(): void;
  /** The desktop didn't take it; `error` is for the log. */
  failed(error: string): void;
}

export interface PresentedNotification {
  close(): void;
}

/** The desktop's notifications, as little of them as is needed; all that differs between platforms is behind this. */
export interface NotificationPresenter {
  /** `none`: nothing here shows any. That there is something doesn’t say that it takes them. */
  readonly support: 'some' | 'none';
  /** Hands one over, in the place of `older`. Never throws: where there is nothing that shows it, it fails. */
  show(what: NotificationText & { readonly sound: 'on' | 'off' }, events: NotificationEvents, older: PresentedNotification | null): PresentedNotification;
}
