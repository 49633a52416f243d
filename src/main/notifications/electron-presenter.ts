import { Notification } from 'electron';
import { notificationActionWords } from './words';
import type { NotificationAction, NotificationEvents, NotificationPresenter, PresentedNotification } from './presenter';

const actions: readonly NotificationAction[] = ['copy', 'show'];

/**
 * Electron's notifications, for macOS and Windows; neither reads markup. It can't put one in the place of another, so the
 * older one is taken back first: there is never more than one to see. Buttons exist on macOS only; elsewhere the option is
 * passed over.
 */
export function electronPresenter(icon: string): NotificationPresenter {
  return {
    get support() {
      return Notification.isSupported() ? 'some' : 'none';
    },
    show({ title, body, sound }, events, older) {
      older?.close();
      if (!Notification.isSupported()) return refused(events, 'nothing here shows notifications');
      try {
        const notification = new Notification({
          title,
          body,
          icon,
          silent: sound === 'off',
          actions: actions.map((action) => ({ type: 'button', text: notificationActionWords[action] })),
        });
        listen(notification, events);
        notification.show();
        return {
          close() {
            notification.removeAllListeners();
            notification.close();
          },
        };
      } catch (error) {
        return refused(events, error instanceof Error ? error.message : String(error));
      }
    },
    idle: () => Promise.resolve(),
  };
}

function listen(notification: Notification, events: NotificationEvents): void {
  notification.on('show', () => events.shown());
  notification.on('click', () => events.clicked());
  notification.on('action', (_event, index) => {
    const action = actions[index];
    if (action !== undefined) events.acted(action);
  });
  notification.on('close', () => events.closed());
  notification.on('failed', (_event, error) => events.failed(error, 'refused'));
}

/** Told in a moment, as the desktop would, so that whoever asked has it in hand by then. */
function refused(events: NotificationEvents, error: string): PresentedNotification {
  let open = true;
  queueMicrotask(() => {
    if (open) events.failed(error, 'refused');
  });
  return { close: () => (open = false) };
}
