import type { CommandName } from '../ipc';
import type { PayloadBounds } from './payload';
import type { Rate } from './rate';

/** What a page may ask of main by one command. Each command has its own, so that none takes another's. */
export interface CommandLimit extends Rate, PayloadBounds {
  /** How many may be unanswered at a time. */
  readonly atOnce: number;
}

/**
 * The limits of a command, the same in preload and main. Nobody who works fast meets them: docs/operations.md says how far
 * above the fastest honest use each lies.
 */
export function limitOf(command: CommandName): CommandLimit {
  return { ...(special[command] ?? act), ...payloads[command] };
}

/** The largest honest payload has 201 members (the cards that are shown whole) and is 3 deep; most are one text. */
const payload: PayloadBounds = { members: 1_000, depth: 6, characters: 8_000 };

/** A button or a dialogue: a double click each second at most. */
const act: CommandLimit = { burst: 30, perSecond: 4, perHour: 1_800, atOnce: 20, ...payload };
/** A question: one each two seconds where one is pasted after the other. */
const question: CommandLimit = { burst: 60, perSecond: 4, perHour: 2_400, atOnce: 20, ...payload };
/** A word on a card, of which a record is made: three a second along a list of 20 cards, some hundreds an hour. */
const mark: CommandLimit = { burst: 60, perSecond: 4, perHour: 1_200, atOnce: 60, ...payload };
/** A setting: a held key steps a number 30 times a second. */
const step: CommandLimit = { burst: 120, perSecond: 40, perHour: 3_600, atOnce: 120, ...payload };
/** What follows a pointer or a held key: 30 times a second. */
const motion: CommandLimit = { burst: 120, perSecond: 60, perHour: null, atOnce: 120, ...payload };
/** Once for each page that is loaded. */
const load: CommandLimit = { burst: 60, perSecond: 10, perHour: null, atOnce: 20, ...payload };
/** An error of the page: where it has one it has a few. */
const report: CommandLimit = { burst: 30, perSecond: 0.5, perHour: 300, atOnce: 30, ...payload };

const special: Readonly<Partial<Record<CommandName, CommandLimit>>> = {
  'query:ask': question,
  'offer:ask': question,
  'query:cancel': motion,
  'suggestion:feedback': mark,
  'suggestion:copy': mark,
  'suggestion:copy-sentence': mark,
  'suggestion:open': mark,
  'suggestion:copy-address': mark,
  'settings:change': step,
  'history:search': motion,
  'suggestions:seen': motion,
  'window:mode': motion,
  'window:make-room': motion,
  'window:dock': motion,
  'window:pointer': motion,
  'window:remember': motion,
  'window:recall': load,
  'window:drawn': load,
  'state:subscribe': load,
  'diagnostics:report': report,
};

/** Those whose honest payload is larger: what a schema allows at most, and half as much again. */
const payloads: Readonly<Partial<Record<CommandName, Partial<PayloadBounds>>>> = {
  'settings:change': { characters: 60_000 },
  'window:remember': { characters: 40_000 },
  'outbox:resend': { characters: 800_000 },
  'outbox:discard': { characters: 800_000 },
};
