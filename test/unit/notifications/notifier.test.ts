import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Notifier, type NotificationCounts, type Surroundings } from '../../../src/main/notifications/notifier';
import type { Suggestion } from '../../../src/shared/domain/knowledge';
import { defaultSettings } from '../../../src/shared/settings/settings';
import { FakeClock } from '../../support/fake-clock';
import { recordingLog, type RecordingLog } from '../../support/recording-log';
import { aSuggestion } from '../../support/samples';
import { fakePresenter, type FakePresenter } from './fake-presenter';

let clock: FakeClock;
let log: RecordingLog;
let presenter: FakePresenter;
let around: Surroundings;
let dismissed: Set<string>;
let acts: string[];
let counts: NotificationCounts | null;
let notifier: Notifier;
let made: number;

beforeEach(() => begin());

function begin(): void {
  clock = new FakeClock();
  log = recordingLog();
  presenter = fakePresenter();
  around = { settings: { ...defaultSettings.notifications, otherConversations: 'show' }, pausedUntil: null, windowFocused: false, agent: 'here', inFront: null };
  dismissed = new Set();
  acts = [];
  counts = null;
  made = 0;
  restart();
}

function restart(): void {
  notifier = new Notifier({
    clock,
    log,
    presenter,
    surroundings: () => around,
    dismissedIn: () => dismissed,
    onAct: (action, id) => acts.push(`${action} ${id}`),
    publish: (now) => (counts = now),
  });
}

/** One new answer. */
function answer(conversationId = 'call-1', part: Partial<Suggestion> = {}): Suggestion {
  made += 1;
  const one = aSuggestion({ id: `s${made}`, documentId: `d${made}`, queryId: `q${made}`, title: `Article ${made}`, conversationId, ...part });
  notifier.consider([one]);
  return one;
}
const titles = (): string[] => presenter.standing.map(({ title }) => title);

describe('the notifier', () => {
  it('has at most one standing a conversation: a newer answer takes its place and counts it in', () => {
    answer();
    expect(titles()).toEqual(['Article 1']);
    answer();
    answer('call-2');
    expect(titles()).toEqual(['2 new answers', 'Article 3']);
  });

  it('has none standing while the screen is locked, and shows what stood and what came meanwhile afterwards, together', () => {
    answer();
    around = { ...around, agent: 'away', windowFocused: true };
    notifier.away();
    expect(titles()).toEqual([]);
    answer();
    expect(titles()).toEqual([]);
    expect(counts?.withheld).toEqual({ locked: 1 });
    around = { ...around, agent: 'here', windowFocused: false };
    notifier.back();
    expect(titles()).toEqual(['2 new answers']);
    notifier.back();
    expect(presenter.presented).toHaveLength(2);
  });

  it('begins to count anew after the agent closed it', () => {
    answer();
    answer();
    presenter.standing[0]?.events.closed();
    answer();
    expect(presenter.presented.at(-1)?.title).toBe('Article 3');
  });

  it('leads a click to the card it names, once, and does what its buttons say', () => {
    answer();
    answer();
    const [standing] = presenter.standing;
    standing?.events.clicked();
    expect(acts).toEqual(['show s2']);
    answer('call-2');
    presenter.presented.at(-1)?.events.acted('copy');
    expect(acts).toEqual(['show s2', 'copy s3']);
    expect(counts?.clicked).toBe(2);
  });

  it('keeps back what the promised rate has no room for, and shows it together when it has', () => {
    for (let index = 0; index < 5; index++) answer();
    expect(presenter.presented.map(({ title }) => title)).toEqual(['Article 1', '2 new answers', '3 new answers']);
    expect(counts?.withheld).toEqual({ rate: 2 });
    clock.advance(59_999);
    expect(presenter.presented).toHaveLength(3);
    clock.advance(1);
    expect(titles()).toEqual(['5 new answers']);
  });

  it('shows what was kept back of each conversation in its own time', () => {
    answer('call-1');
    clock.advance(10_000);
    for (let index = 0; index < 3; index++) answer('call-1');
    for (let index = 0; index < 4; index++) answer('call-2');
    expect(presenter.presented).toHaveLength(6);
    clock.advance(50_000);
    // Room for one more of the first call, then of all.
    expect(titles().sort()).toEqual(['3 new answers', '4 new answers']);
    clock.advance(10_000);
    expect(titles().sort()).toEqual(['4 new answers', '4 new answers']);
    expect(clock.pending).toBe(0);
  });

  it('shows nothing later of what the agent has looked at meanwhile, and takes back what stands', () => {
    for (let index = 0; index < 5; index++) answer();
    notifier.lookedAt();
    expect(titles()).toEqual([]);
    expect(clock.pending).toBe(0);
    clock.advance(120_000);
    notifier.consider([aSuggestion({ documentId: 'd1', conversationId: 'call-1' }), aSuggestion({ documentId: 'd5', conversationId: 'call-1' })]);
    expect(titles()).toEqual([]);
    expect(counts?.withheld).toEqual({ rate: 2, duplicate: 1 });
  });

  it('shows nothing later of what was dismissed, nor once the agent has paused them', () => {
    for (let index = 0; index < 4; index++) answer();
    dismissed.add('d4');
    clock.advance(60_000);
    expect(presenter.presented).toHaveLength(3);
    for (let index = 0; index < 4; index++) answer('call-2');
    around = { ...around, pausedUntil: clock.now() + 3_600_000 };
    clock.advance(60_000);
    expect(presenter.presented).toHaveLength(6);
  });

  it('takes one back when all it stands for was dismissed', () => {
    answer();
    answer();
    dismissed.add('d2');
    notifier.withdrawDismissed();
    expect(titles()).toEqual(['2 new answers']);
    dismissed.add('d1');
    notifier.withdrawDismissed();
    expect(titles()).toEqual([]);
  });

  it('says from the start that nothing here shows any, and by what name the last one was refused until one is shown', () => {
    presenter.support = 'none';
    presenter.mode = 'refuses';
    restart();
    expect(counts).toMatchObject({ status: 'unsupported', refusal: null, failed: 0 });
    answer();
    answer();
    expect(counts).toMatchObject({ status: 'unsupported', failed: 2 });
    expect(log.lines).toHaveLength(1);
    presenter.support = 'some';
    presenter.refusal = 'org.example.Error.Full: robin has too many';
    clock.advance(60_000);
    answer();
    expect(counts).toMatchObject({ status: 'refused', refusal: 'org.example.Error.Full' });
    presenter.mode = 'shows';
    clock.advance(60_000);
    answer();
    expect(counts).toMatchObject({ status: 'working', refusal: null });
  });

  it('goes on where the desktop refuses, logs it once until it works again, counts it, and tells the agent when it does', () => {
    presenter.mode = 'refuses';
    answer();
    answer();
    expect(counts).toMatchObject({ status: 'refused', failed: 2, shown: 0 });
    expect(log.lines).toEqual([{ level: 'warn', message: 'notification refused', facts: { error: 'no such name' } }]);
    clock.advance(60_000);
    presenter.mode = 'shows';
    notifier.consider([aSuggestion({ documentId: 'd1', conversationId: 'call-1' })]);
    expect(titles()).toHaveLength(1);
    expect(counts).toMatchObject({ status: 'working', failed: 2, shown: 1 });
    presenter.mode = 'refuses';
    answer();
    expect(log.lines).toHaveLength(2);
  });

  it('is silent unless the agent wants a sound', () => {
    answer();
    around = { ...around, settings: { ...around.settings, sound: true } };
    answer();
    expect(presenter.presented.map(({ sound }) => sound)).toEqual(['off', 'on']);
  });

  it('counts what it leaves out by reason', () => {
    around = { ...around, windowFocused: true };
    answer();
    around = { ...around, windowFocused: false, inFront: 'call-2', settings: { ...around.settings, otherConversations: 'hold' } };
    answer();
    answer();
    expect(counts?.withheld).toEqual({ focused: 1, 'other-conversation': 2 });
    expect(presenter.presented).toEqual([]);
  });

  it('forgets who was there when somebody signs out, and keeps count', () => {
    for (let index = 0; index < 5; index++) answer();
    notifier.clear();
    expect(titles()).toEqual([]);
    expect(clock.pending).toBe(0);
    expect(counts?.shown).toBe(3);
  });
});

describe('whatever comes', () => {
  // The call is part of each title and source, and so of every text.
  const callOf = ({ body }: { readonly body: string }): string => body.split('@')[1] ?? '';
  type Step = { readonly do: 'answer' | 'look' | 'close' | 'click' | 'wait'; readonly call: string; readonly ms: number };
  const steps = fc.array(
    fc.record<Step>({
      do: fc.constantFrom('answer', 'answer', 'answer', 'look', 'close', 'click', 'wait'),
      call: fc.constantFrom('a', 'b', 'c', 'd'),
      ms: fc.integer({ min: 0, max: 30_000 }),
    }),
    { maxLength: 200 },
  );

  it('no minute has more than three of one conversation, nor more than six in all, and never do two of one stand', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        begin();
        const times: { readonly call: string; readonly at: number }[] = [];
        const handOver = presenter.show.bind(presenter);
        presenter.show = (what, events, older) => {
          times.push({ call: callOf(what), at: clock.elapsed() });
          return handOver(what, events, older);
        };
        for (const { do: act, call, ms } of taken) {
          if (act === 'answer') answer(call, { title: `@${call}@`, source: `@${call}@` });
          if (act === 'look') notifier.lookedAt();
          const [oldest] = presenter.standing;
          if ((act === 'close' || act === 'click') && oldest !== undefined) {
            oldest.standing = false;
            if (act === 'close') oldest.events.closed();
            else oldest.events.clicked();
          }
          clock.advance(ms);
          const minute = times.filter(({ at }) => clock.elapsed() - at < 60_000);
          expect(minute.length).toBeLessThanOrEqual(6);
          for (const one of ['a', 'b', 'c', 'd']) {
            expect(minute.filter((shown) => shown.call === one).length).toBeLessThanOrEqual(3);
            expect(presenter.standing.filter((shown) => callOf(shown) === one).length).toBeLessThanOrEqual(1);
          }
        }
        clock.advance(120_000);
        expect(clock.pending).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
