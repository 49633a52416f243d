import { Backlog } from '../../../src/main/stores/backlog';
import { Delivery } from '../../../src/main/stores/delivery';
import type { EventEntry } from '../../../src/main/stores/journal-entry';
import type { Attempt, Sink } from '../../../src/main/stores/sink';
import { fault } from '../../../src/shared/domain/fault';
import { FakeClock } from '../../support/fake-clock';
import { aFeedback } from '../../support/outbox-events';

/** How the receiver minds one event, always. */
export type Poison = 'fails' | 'stalls' | 'refused';
/** For how long, from when on, and whether the receiver can't be reached or gets the events and fails. Milliseconds. */
export interface Outage {
  readonly from: number;
  readonly until: number;
  readonly how: 'unreachable' | 'failing';
}

export interface World {
  /** When each event is accepted, in milliseconds from the start, in order. */
  readonly arrivals: readonly number[];
  /** By place in `arrivals`. */
  readonly poisons: ReadonlyMap<number, Poison>;
  readonly outages: readonly Outage[];
  /** When Cuecard is started anew, in milliseconds from the start. */
  readonly restarts: readonly number[];
  /** What somebody sets the clock by, in milliseconds, and when. */
  readonly clockSteps: readonly { readonly at: number; readonly by: number }[];
}

/** A try, as the receiver saw it. */
export interface Try {
  readonly n: number;
  /** Milliseconds from the start. */
  readonly at: number;
  readonly ended: 'delivered' | 'failed' | 'refused';
}

export interface Played {
  readonly tries: readonly Try[];
  /** Numbers, in the order of being delivered. */
  readonly delivered: readonly number[];
  readonly putAside: readonly { readonly n: number; readonly at: number; readonly attempts: number }[];
  /** Most tries under way at once. */
  readonly atOnce: number;
}

export const deadLetterAfterMs = 24 * 3_600_000;
const stallMs = 10_000;
const key = 'webhook:https://a.example/';

/** Plays a world until so many milliseconds are over: real deliveries, a receiver in memory, no time but the clock's. */
export async function playWorld(world: World, untilMs: number): Promise<Played> {
  const clock = new FakeClock();
  const tries: Try[] = [];
  const delivered: number[] = [];
  const putAside: { n: number; at: number; attempts: number }[] = [];
  let [atOnce, under] = [0, 0];

  const attempt = (n: number): { readonly takesMs: number; readonly outcome: Attempt } => {
    const now = clock.elapsed();
    const outage = world.outages.find(({ from, until }) => from <= now && now < until);
    const failed = (byEvent: 'perhaps' | 'no'): Attempt => ({ kind: 'failed', fault: fault('webhook-unavailable'), retryAfterMs: null, byEvent });
    if (outage !== undefined) return { takesMs: 0, outcome: failed(outage.how === 'unreachable' ? 'no' : 'perhaps') };
    const poison = world.poisons.get(n - 1);
    if (poison === undefined) return { takesMs: 0, outcome: { kind: 'delivered' } };
    if (poison === 'refused') return { takesMs: 0, outcome: { kind: 'refused', fault: fault('webhook-refused') } };
    return { takesMs: poison === 'stalls' ? stallMs : 0, outcome: failed('perhaps') };
  };
  const sink: Sink = {
    key,
    kind: 'webhook',
    name: 'a.example/',
    url: 'https://a.example/',
    secret: 'kept',
    ready: () => Promise.resolve(null),
    forget: () => undefined,
    deliver: async (_event, n, signal) => {
      under += 1;
      atOnce = Math.max(atOnce, under);
      const at = clock.elapsed();
      const { takesMs, outcome } = attempt(n);
      if (takesMs > 0) {
        await new Promise<void>((resolve) => {
          const end = (): void => {
            cancel();
            signal.removeEventListener('abort', end);
            resolve();
          };
          const cancel = clock.after(takesMs, end);
          signal.addEventListener('abort', end);
        });
      }
      under -= 1;
      if (!signal.aborted) tries.push({ n, at, ended: outcome.kind });
      if (outcome.kind === 'delivered') delivered.push(n);
      return outcome;
    },
  };
  const deliver = (backlog: Backlog): Delivery =>
    new Delivery({
      sink,
      backlog: backlog.sink(key),
      clock,
      random: () => 0.5,
      deadLetterAfterMs: () => deadLetterAfterMs,
      load: () => Promise.resolve(aFeedback()),
      settle: (mark) => {
        backlog.mark(mark);
        if (mark.entry === 'dead') putAside.push({ n: mark.n, at: clock.elapsed(), attempts: mark.attempts });
      },
      lost: () => undefined,
      onChange: () => undefined,
      onTrouble: () => undefined,
      onSetBack: () => undefined,
    });

  let backlog = new Backlog();
  let delivery = deliver(backlog);
  const happenings = [
    ...world.arrivals.map((at) => ({
      at,
      happen: () => {
        const entry: EventEntry = { entry: 'event', n: backlog.nextNumber(), at: clock.now(), sinks: [key], event: aFeedback() };
        backlog.add(entry, { offset: 0, length: 1 });
        delivery.kick();
        return Promise.resolve();
      },
    })),
    ...world.restarts.map((at) => ({
      at,
      happen: async () => {
        const closed = delivery.close(0);
        clock.advance(0);
        await closed;
        backlog = reread(backlog);
        delivery = deliver(backlog);
        delivery.kick();
      },
    })),
    ...world.clockSteps.map(({ at, by }) => ({ at, happen: () => {
        clock.set(clock.now() + by);
        return Promise.resolve();
      },
    })),
  ].sort((a, b) => a.at - b.at);

  for (const { at, happen } of happenings) {
    await passTo(clock, at);
    await happen();
  }
  await passTo(clock, untilMs);
  await delivery.close(0);
  return { tries, delivered, putAside, atOnce };
}

/** What the file would tell after a restart. */
function reread(backlog: Backlog): Backlog {
  const { totals, events, marks } = backlog.snapshot();
  const anew = new Backlog();
  anew.apply(totals, { offset: 0, length: 1 });
  for (const { n, place } of events) anew.add({ entry: 'event', n, at: 0, sinks: [key], event: aFeedback() }, place);
  for (const mark of marks) anew.mark(mark);
  return anew;
}

/** Timer by timer, what is promised being done before the next one. */
async function passTo(clock: FakeClock, ms: number): Promise<void> {
  do await quiet();
  while (clock.step(ms - clock.elapsed()) === 'ran');
  clock.advance(Math.max(0, ms - clock.elapsed()));
  await quiet();
}

/** Nothing here takes more turns than this for one try; every chain of tries without a pause is shorter. */
async function quiet(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
