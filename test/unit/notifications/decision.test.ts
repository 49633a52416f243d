import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNotification, isQuiet, type Situation } from '../../../src/main/notifications/decision';
import { notificationText } from '../../../src/main/notifications/words';
import { withholdReasonSchema } from '../../../src/shared/contract/notifications';
import { defaultSettings } from '../../../src/shared/settings/settings';
import { aSuggestion, noon } from '../../support/samples';

const best = aSuggestion({ id: 'best', documentId: 'a', title: 'Returns', confidence: 0.92 });
const second = aSuggestion({ id: 'second', documentId: 'b', title: 'Refunds', confidence: 0.85 });
const later = aSuggestion({ id: 'later', documentId: 'c', title: 'Recalls', queryId: 'query-2', shownAt: noon + 5_000, confidence: 0.97 });
const settings = defaultSettings.notifications;

const away: Situation = {
  conversationId: 'conversation-1',
  settings,
  now: noon,
  elapsed: 100_000,
  pausedUntil: null,
  windowFocused: false,
  agent: 'here',
  inFront: null,
  told: new Set(),
  dismissed: new Set(),
  standing: [],
  held: [],
  recent: [],
};
const recent = (count: number, conversationId = 'conversation-1'): Situation['recent'] => Array.from({ length: count }, (_, index) => ({ conversationId, at: 60_000 + index }));

describe('a notification', () => {
  it('leads with the best suggestion, and says how many more there are', () => {
    expect(decideNotification([best], away)).toEqual({ show: true, suggestion: best, of: [best], kind: 'answer' });
    const two = decideNotification([best, second], away);
    expect(two).toMatchObject({ suggestion: best, of: [best, second], kind: 'answer' });
    expect(two.show && notificationText(two)).toEqual({ title: 'Returns', body: '92 % · help.fernhollow.example · and 1 more' });
  });

  it('stands for the older one of its conversation, too: “3 new answers”', () => {
    const decision = decideNotification([later], { ...away, standing: [best, second], told: new Set(['a', 'b']) });
    expect(decision).toMatchObject({ show: true, suggestion: later, of: [later, best, second], kind: 'answers' });
    expect(decision.show && notificationText(decision)).toEqual({ title: '3 new answers', body: 'Recalls · 97 %' });
  });

  it('stands for what the rate kept back', () => {
    expect(decideNotification([later], { ...away, held: [best] })).toMatchObject({ show: true, suggestion: later, of: [later, best], kind: 'answers' });
    expect(decideNotification([], { ...away, held: [best, second] })).toMatchObject({ show: true, suggestion: best, of: [best, second], kind: 'answer' });
  });

  it('leads with the best one of which the agent was not told before, and counts none of the others', () => {
    expect(decideNotification([best, second], { ...away, told: new Set(['a']) })).toMatchObject({ show: true, suggestion: second, of: [second] });
  });

  it('is never of a document that was dismissed in the conversation, nor counts it', () => {
    expect(decideNotification([best, second], { ...away, dismissed: new Set(['a']) })).toMatchObject({ show: true, suggestion: second, of: [second] });
    expect(decideNotification([later], { ...away, standing: [best], dismissed: new Set(['a']) })).toMatchObject({ of: [later], kind: 'answer' });
  });

  it.each([
    ['nothing', [], away],
    ['nothing', [best], { ...away, dismissed: new Set(['a']) }],
    ['focused', [best], { ...away, windowFocused: true }],
    ['duplicate', [best, second], { ...away, told: new Set(['b', 'a']) }],
    ['off', [best], { ...away, settings: { ...settings, enabled: false } }],
    ['paused', [best], { ...away, pausedUntil: noon + 1 }],
    ['quiet-hours', [best], { ...away, settings: { ...settings, quietHours: true, quietFrom: '00:00', quietTo: '00:00' } }],
    ['other-conversation', [best], { ...away, inFront: 'conversation-2' }],
    ['rate', [best], { ...away, recent: recent(3) }],
    ['rate', [best], { ...away, recent: recent(6, 'another') }],
  ] as const)('is left out for a reason: %s', (reason, shown, situation) => {
    expect(decideNotification(shown, situation)).toMatchObject({ show: false, reason });
  });

  it.each([
    ['the pause is over', { ...away, pausedUntil: noon }],
    ['its own conversation is in front', { ...away, inFront: 'conversation-1' }],
    ['others are to be shown, too', { ...away, inFront: 'conversation-2', settings: { ...settings, otherConversations: 'show' } }],
    ['its conversation had but two within a minute', { ...away, recent: recent(2) }],
    ['all had but five', { ...away, recent: recent(5, 'another') }],
    ['the quiet hours are off', { ...away, settings: { ...settings, quietFrom: '00:00', quietTo: '00:00' } }],
  ] as const)('is shown where %s', (_why, situation) => {
    expect(decideNotification([best], situation).show).toBe(true);
  });

  it('says how long the rate makes it wait, and what for', () => {
    expect(decideNotification([later], { ...away, recent: recent(3), held: [best] })).toEqual({ show: false, reason: 'rate', waitMs: 20_000, held: [later, best] });
    expect(decideNotification([best], { ...away, recent: recent(4), elapsed: 120_000 })).toMatchObject({ reason: 'rate', waitMs: 1 });
  });

  it('is quiet, the window with it, while paused and in the quiet hours, and not where notifications are merely off', () => {
    expect(isQuiet(away)).toBe(false);
    expect(isQuiet({ ...away, settings: { ...settings, enabled: false } })).toBe(false);
    expect(isQuiet({ ...away, pausedUntil: noon + 1 })).toBe(true);
    expect(isQuiet({ ...away, settings: { ...settings, quietHours: true, quietFrom: '00:00', quietTo: '00:00' } })).toBe(true);
  });
});

describe('whatever the situation', () => {
  const suggestion = fc.record({ documentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), queryId: fc.constantFrom('q1', 'q2'), confidence: fc.double({ min: 0, max: 1, noNaN: true }) }).map(aSuggestion);
  const documents = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')).map((ids) => new Set(ids));
  const situation: fc.Arbitrary<Situation> = fc.record({
    conversationId: fc.constant('conversation-1'),
    settings: fc.record({
      enabled: fc.boolean(),
      sound: fc.boolean(),
      otherConversations: fc.constantFrom('hold', 'show'),
      quietHours: fc.boolean(),
      quietFrom: fc.constantFrom('00:00', '09:00', '18:00'),
      quietTo: fc.constantFrom('00:00', '09:00', '18:00'),
    }),
    now: fc.integer({ min: noon, max: noon + 86_400_000 }),
    elapsed: fc.constant(100_000),
    pausedUntil: fc.option(fc.integer({ min: noon, max: noon + 86_400_000 })),
    windowFocused: fc.boolean(),
    agent: fc.constantFrom('here', 'away'),
    inFront: fc.option(fc.constantFrom('conversation-1', 'conversation-2')),
    told: documents,
    dismissed: documents,
    standing: fc.array(suggestion),
    held: fc.array(suggestion),
    recent: fc.array(fc.record({ conversationId: fc.constantFrom('conversation-1', 'conversation-2'), at: fc.integer({ min: 0, max: 100_000 }) })).map((shown) => [...shown].sort((a, b) => a.at - b.at)),
  });

  it('what is shown is new, wanted, named once, and within the promised rate; what isn’t has a named reason', () => {
    fc.assert(
      fc.property(fc.array(suggestion), situation, (fresh, given) => {
        const decision = decideNotification(fresh, given);
        if (!decision.show) {
          expect(withholdReasonSchema.options).toContain(decision.reason);
          if (decision.reason === 'rate') expect(decision.waitMs).toBeGreaterThan(0);
          return;
        }
        const named = decision.of.map(({ documentId }) => documentId);
        expect(new Set(named).size).toBe(named.length);
        expect(named[0]).toBe(decision.suggestion.documentId);
        expect(given.told.has(decision.suggestion.documentId)).toBe(false);
        for (const id of named) expect(given.dismissed.has(id)).toBe(false);
        expect(given.windowFocused).toBe(false);
        expect(given.agent).toBe('here');
        expect(given.settings.enabled).toBe(true);
        expect(isQuiet(given)).toBe(false);
        const minute = given.recent.filter(({ at }) => given.elapsed - at < 60_000);
        expect(minute.length).toBeLessThan(6);
        expect(minute.filter(({ conversationId }) => conversationId === given.conversationId).length).toBeLessThan(3);
      }),
      { numRuns: 2_000 },
    );
  });
});
