import { describe, expect, it } from 'vitest';
import { changedByAgent, groupsShown } from '../../../src/renderer/features/settings/settings-shown';
import { readSettings, type SettingPath } from '../../../src/shared/settings/settings';
import { AppStateStore } from '../../../src/main/state/app-state';

const paths = (lookedFor: string, locked: SettingPath[] = []): readonly string[] =>
  groupsShown(locked, lookedFor).flatMap(({ infos }) => infos.map((info) => info.path));

describe('looking for a setting', () => {
  it('finds it by a word of its label, of its help, of its group, and by its name in a policy', () => {
    expect(paths('threshold')).toEqual(['gateway.confidenceThreshold']);
    expect(paths('softphone')).toContain('window.alwaysOnTop');
    expect(paths('KEPT answers')).toEqual(expect.arrayContaining(['cache.enabled', 'cache.warmList']));
    expect(paths('freshness.unknownAge')).toEqual(['freshness.unknownAge']);
  });

  it('wants every word, in whatever order', () => {
    expect(paths('days age')).toEqual(['freshness.maxAgeDays']);
    expect(paths('days telepathy')).toEqual([]);
  });

  it('finds what only a policy may set where one does', () => {
    expect(paths('retention')).toEqual([]);
    expect(paths('retention', ['audit.retentionDays'])).toEqual(['audit.retentionDays']);
  });
});

describe('what “Reset all” would put back', () => {
  it('is what differs from its default, may be set, and isn’t the sign-in’s', () => {
    const stored = { gateway: { orgUrl: 'https://acme.example.com', clientId: 'x', knowledgeSources: [{ knowledgeBaseId: 'a', priority: 1 }], maxResults: 7 }, freshness: { maxAgeDays: 90 } };
    const { settings, locked } = readSettings(stored, { window: { alwaysOnTop: true }, audit: { retentionDays: 500 } });
    const state = { ...new AppStateStore('0.1.0').current, settings, locked: [...locked] };
    expect(changedByAgent(state).map(({ path }) => path)).toEqual(['gateway.maxResults']);
  });
});
