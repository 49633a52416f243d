import { Variant } from '@jellybrick/dbus-next';
import type { Capabilities } from './bus-server';
import { escapedMarkup } from './markup';
import type { NotificationAction, ToPresent } from './presenter';
import { notificationActionWords } from './words';

/** A picture as the desktop’s specification has it: rows of red, green, blue, opacity, a byte each. */
export interface NotificationPicture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

export interface ToNotify extends ToPresent {
  /** Number of the one whose place it takes; 0 for none. */
  readonly id: number;
  readonly capabilities: Capabilities;
  readonly picture: NotificationPicture | null;
}

/** Of Notify, by the Desktop Notifications Specification. */
export const notifySignature = 'susssasa{sv}i';

/** Name of the package’s desktop file, by which a desktop knows whose notification it is. */
const desktopEntry = 'cuecard';
/** How long it stays is the server’s to say. */
const serversChoice = -1;
const normal = 1;

const buttons: readonly NotificationAction[] = ['show', 'copy'];

/** What Notify is called with. A server that doesn’t say what it can gets no buttons, and nothing that could be markup. */
export function notifyArguments({ title, body, sound, id, capabilities, picture }: ToNotify): readonly unknown[] {
  const readsMarkup = capabilities?.has('body-markup') ?? true;
  const hasActions = capabilities?.has('actions') ?? false;
  // A title is never read as markup.
  return ['Cuecard', id, '', carried(title), carried(readsMarkup ? escapedMarkup(body) : body), hasActions ? actions() : [], hints(sound, picture), serversChoice];
}

/** Name, label, name, label …; `default` is a click on the notification itself. */
function actions(): string[] {
  return [...['default', notificationActionWords.show], ...buttons.flatMap((action) => [action, notificationActionWords[action]])];
}

function hints(sound: 'on' | 'off', picture: NotificationPicture | null): Record<string, Variant> {
  return {
    urgency: new Variant('y', normal),
    'desktop-entry': new Variant('s', desktopEntry),
    ...(sound === 'off' && { 'suppress-sound': new Variant('b', true) }),
    ...(picture !== null && {
      'image-data': new Variant('(iiibiiay)', [picture.width, picture.height, picture.width * 4, true, 8, 4, picture.bytes]),
    }),
  };
}

/** The bus ends the connection of whoever sends it a text with a zero in it. */
function carried(text: string): string {
  return text.replaceAll('\0', '');
}
