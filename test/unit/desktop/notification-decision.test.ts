import { describe, expect, it } from 'vitest';
import { decideNotification } from '../../../src/main/desktop/notification-decision';
import { aSuggestion } from '../../support/samples';

const best = aSuggestion({ id: 'best', documentId: 'a' });
const second = aSuggestion({ id: 'second', documentId: 'b' });
const away = { enabled: true, windowFocused: false, seen: new Set<string>(), dismissed: new Set<string>() };

describe('a notification', () => {
  it('shows the best suggestion, and says how many more there are', () => {
    expect(decideNotification([best], away)).toEqual({ show: true, suggestion: best, more: 0 });
    expect(decideNotification([best, second], away)).toEqual({ show: true, suggestion: best, more: 1 });
  });

  it('shows the best one of which the agent was not told before', () => {
    expect(decideNotification([best, second], { ...away, seen: new Set(['a']) })).toMatchObject({ show: true, suggestion: second });
  });

  it('counts among the others only those of which the agent was not told before', () => {
    const third = aSuggestion({ id: 'third', documentId: 'c' });
    expect(decideNotification([best, second], { ...away, seen: new Set(['a']) })).toMatchObject({ more: 0 });
    expect(decideNotification([best, second, third], { ...away, seen: new Set(['b']) })).toMatchObject({ suggestion: best, more: 1 });
  });

  it('is never of a document that was dismissed in the conversation, nor counts it', () => {
    expect(decideNotification([best, second], { ...away, dismissed: new Set(['a']) })).toEqual({ show: true, suggestion: second, more: 0 });
  });

  it.each([
    ['nothing', [], away],
    ['nothing', [best], { ...away, dismissed: new Set(['a']) }],
    ['off', [best], { ...away, enabled: false }],
    ['focused', [best], { ...away, windowFocused: true }],
    ['duplicate', [best, second], { ...away, seen: new Set(['b', 'a']) }],
  ] as const)('is left out for a reason: %s', (reason, shown, situation) => {
    expect(decideNotification(shown, situation)).toEqual({ show: false, reason });
  });
});
