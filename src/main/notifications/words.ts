import { textsOf } from '../../shared/i18n/texts';
import type { NotificationContent } from './decision';

/** What is said on the desktop. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** The best suggestion by its title; several answers by their number, so that it is glanced at, not read. */
export function notificationText({ suggestion, of, kind }: NotificationContent): NotificationText {
  const { title, confidence, source } = suggestion;
  const others = of.length - 1;
  if (kind === 'answers') return { title: desktopText.newAnswers({ count: of.length }), body: desktopText.bestAnswer({ title, confidence }) };
  const body = others > 0 ? desktopText.notificationMore({ confidence, source, count: others }) : desktopText.notification({ confidence, source });
  return { title, body };
}

const desktopText = textsOf('desktop');

/** What the buttons of a notification say. */
export const notificationActionWords = desktopText.actions;
