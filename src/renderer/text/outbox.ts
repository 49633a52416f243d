import type { DeadLetter, OutboxView, SinkView } from '../../shared/outbox-view';

export const outboxText = {
  title: 'External stores',
  unknown: 'How they stand is not known yet.',
  none: 'None is set up. An administrator names webhooks and a folder in the policy.',
  sinks: 'Stores',
  delivered: 'Delivered',
  pending: 'Waiting',
  dead: 'Put aside',
  dropped: 'Dropped',
  tryNow: 'Try now',
  tryNowLabel: (name: string) => `Try ${name} now`,
  letters: 'Put aside',
  lettersHelp: 'These could not be delivered. They stay here until they are sent again or discarded.',
  sendAgain: 'Send again',
  sendAllAgain: 'Send all again',
  discard: 'Discard',
  letterLabel: (act: string, letter: DeadLetter) => `${act}: ${eventWords[letter.type]}, ${momentOf(letter.timestamp)}`,
  more: (count: number) => `and ${count.toLocaleString()} more`,
  damaged: (count: number) =>
    count === 1 ? '1 entry of the outbox’s file could not be read and was set aside.' : `${count.toLocaleString()} entries of the outbox’s file could not be read and were set aside.`,
  droppedHelp: 'Dropped: there was no more room on this computer, so the oldest were given up.',
} as const;

/** Words of a webhook’s signing secret, in the settings. */
export const webhookSecretText = {
  list: 'Webhooks',
  none: 'None',
  kept: 'Its signing secret is kept on this computer.',
  missing: 'It has no signing secret on this computer, so nothing is sent.',
  unknown: 'Whether its signing secret is kept on this computer is not known yet.',
  enter: 'Enter secret',
  replace: 'Replace secret',
  remove: 'Remove secret',
  label: 'Signing secret',
  help: 'Begins with whsec_. Kept in this computer’s keychain only.',
  keep: 'Keep',
  cancel: 'Cancel',
  of: (act: string, name: string) => `${act}: ${name}`,
} as const;

export const eventWords: Readonly<Record<DeadLetter['type'], string>> = {
  'knowledge.validated': 'Validated answer',
  'suggestion.feedback': 'Feedback',
  'audit.checkpoint': 'Audit checkpoint',
};

/** How a store stands, in words. `now` is epoch milliseconds. */
export function sinkWords(sink: SinkView, now: number): string {
  switch (sink.status) {
    case 'idle':
      return 'Up to date';
    case 'sending':
      return 'Sending…';
    case 'waiting':
      return `Asked to wait${inWords(sink.nextTryAt, now)}`;
    case 'failing':
      return sink.nextTryAt === null ? 'Trying again…' : `Trying again${inWords(sink.nextTryAt, now)}`;
    case 'stopped':
      return 'Stopped';
  }
}

/** " · oldest 3 min ago"; empty where nothing waits. */
export function oldestWords({ oldestPendingAt }: SinkView, now: number): string {
  return oldestPendingAt === null ? '' : ` · oldest ${lengthWords(Math.max(0, now - oldestPendingAt), Math.floor)} ago`;
}

/** How often a letter was tried. */
export function attemptWords({ attempts }: DeadLetter): string {
  if (attempts === 0) return 'never tried';
  return attempts === 1 ? 'tried once' : `tried ${attempts.toLocaleString()} times`;
}

/** How many dead letters there are beyond those in the list. */
export function lettersLeftOut({ sinks, deadLetters }: OutboxView): number {
  return sinks.reduce((sum, sink) => sum + sink.dead, 0) - deadLetters.length;
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** An event’s time for people. */
export function momentOf(timestamp: string): string {
  return moment.format(new Date(timestamp));
}

function inWords(at: number | null, now: number): string {
  return at === null || at <= now ? '…' : ` in ${lengthWords(at - now, Math.ceil)}`;
}

/** "40 s", "5 min", "3 h", "2 days". */
function lengthWords(ms: number, whole: (value: number) => number): string {
  const seconds = whole(ms / 1_000);
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 100 * 60) return `${whole(seconds / 60)} min`;
  return seconds < 48 * 3_600 ? `${whole(seconds / 3_600)} h` : `${whole(seconds / 86_400)} days`;
}
