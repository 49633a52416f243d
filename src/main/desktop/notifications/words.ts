import { percent } from '../../../shared/percent';
import type { NotificationContent } from './decision';
import type { NotificationAction } from './presenter';

/** What is said on the desktop. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** The best suggestion by its title; several answers by their number, so that it is glanced at, not read. */
export function notificationText({ suggestion, of, kind }: NotificationContent): NotificationText {
  const figure = percent(suggestion.confidence);
  const others = of.length - 1;
  if (kind === 'answers') return { title: `${of.length} new answers`, body: `${suggestion.title} · ${figure}` };
  return { title: suggestion.title, body: `${figure} · ${suggestion.source}${others > 0 ? ` · and ${others} more` : ''}` };
}

export const notificationActionWords: Readonly<Record<NotificationAction, string>> = { copy: 'Copy', show: 'Show' };
