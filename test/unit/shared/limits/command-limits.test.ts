import { describe, expect, it } from 'vitest';
import { commandNames, commands } from '../../../../src/shared/contract/ipc';
import { queryTextBounds } from '../../../../src/shared/domain/knowledge';
import { limitOf } from '../../../../src/shared/contract/limits/command-limits';
import { excessOf } from '../../../../src/shared/contract/limits/payload';
import { settingInfos } from '../../../../src/shared/settings/settings';

const x = (length: number): string => 'x'.repeat(length);

describe('the limits of commands', () => {
  it.each(commandNames)('give %s room for what a person does, and an end', (name) => {
    const { burst, perSecond, perHour, atOnce } = limitOf(name);
    expect(burst).toBeGreaterThanOrEqual(30);
    expect(burst).toBeLessThanOrEqual(120);
    expect(perSecond).toBeLessThanOrEqual(60);
    expect(atOnce).toBeLessThanOrEqual(120);
    expect(perHour ?? 1_000).toBeGreaterThanOrEqual(300);
  });

  it.each([
    ['query:ask', { text: x(5_000) }],
    ['sign-in:test', { orgUrl: x(300), clientId: x(200), clientSecret: x(1_000) }],
    ['outbox:resend', { letters: Array.from({ length: 100 }, () => x(5_100)) }],
    ['outbox:retry', { sinkId: x(5_000) }],
    ['webhook-secret:set', { url: x(500), secret: x(200) }],
    ['diagnostics:report', { message: x(2_000) }],
    ['settings:change', { path: 'cache.warmList', value: Array.from({ length: 50 }, () => x(500)) }],
    ['settings:change', { path: 'gateway.knowledgeSources', value: Array.from({ length: 20 }, () => ({ knowledgeBaseId: x(100), priority: 1 })) }],
    [
      'window:remember',
      { draft: x(queryTextBounds.max), page: 'assist', place: { suggestionId: x(100), top: 1 }, expanded: Array.from({ length: 200 }, () => x(100)), chosen: null, asked: { page: 1, card: 1 } },
    ],
  ] as const)('let the largest request of %s pass that its schema takes', (name, request) => {
    expect(commands[name].request.safeParse(request).success).toBe(true);
    expect(excessOf(request, limitOf(name))).toBeNull();
  });

  it('let every setting be set to its default', () => {
    for (const { path, default: value } of settingInfos) expect(excessOf({ path, value }, limitOf('settings:change')), path).toBeNull();
  });
});
