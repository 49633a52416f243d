import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';
import type { DeadLetter, OutboxView, SinkView } from '../../shared/contract/outbox-view';

export const outboxText = textsOf('outbox');

/** Words of a webhook’s signing secret, in the settings. */
export const webhookSecretText = textsOf('webhookSecret');

/** What an act does to a letter, for whoever can’t see which row it is in. */
export function letterLabel(act: string, { type, timestamp }: DeadLetter): string {
  return outboxText.letterLabel({ act, event: outboxText.events[type], moment: momentOf(timestamp) });
}

/** How a store stands, in words. `now` is epoch milliseconds. */
export function sinkWords(sink: SinkView, now: number): string {
  const wait = sink.nextTryAt === null || sink.nextTryAt <= now ? null : lengthWords(sink.nextTryAt - now, Math.ceil);
  switch (sink.status) {
    case 'idle':
      return outboxText.upToDate;
    case 'sending':
      return outboxText.sending;
    case 'waiting':
      return wait === null ? outboxText.askedToWait : outboxText.askedToWaitFor({ length: wait });
    case 'failing':
      return wait === null ? outboxText.tryingAgain : outboxText.tryingAgainIn({ length: wait });
    case 'stopped':
      return outboxText.stopped;
  }
}

/** " · oldest 3 min ago"; empty where nothing waits. */
export function oldestWords({ oldestPendingAt }: SinkView, now: number): string {
  if (oldestPendingAt === null) return '';
  return ` · ${outboxText.oldest({ length: lengthWords(Math.max(0, now - oldestPendingAt), Math.floor) })}`;
}

/** How often a letter was tried. */
export function attemptWords({ attempts }: DeadLetter): string {
  return attempts === 0 ? outboxText.neverTried : outboxText.tried({ count: attempts });
}

/** How many dead letters there are beyond those in the list. */
export function lettersLeftOut({ sinks, deadLetters }: OutboxView): number {
  return sinks.reduce((sum, sink) => sum + sink.dead, 0) - deadLetters.length;
}

/** An event’s time for people. */
export function momentOf(timestamp: string): string {
  return translator().formats.moment(new Date(timestamp).getTime());
}

const units = textsOf('units');

/** "40 s", "5 min", "3 h", "2 days". */
function lengthWords(ms: number, whole: (value: number) => number): string {
  const seconds = whole(ms / 1_000);
  if (seconds < 100) return units.seconds({ value: seconds });
  if (seconds < 100 * 60) return units.minutes({ value: whole(seconds / 60) });
  return seconds < 48 * 3_600 ? units.hours({ value: whole(seconds / 3_600) }) : units.days({ count: whole(seconds / 86_400) });
}
