import { describe, expect, it } from 'vitest';
import { notGovernance, recordSettings } from '../../../../src/main/audit/trail/governance';
import type { AuditEventBody } from '../../../../src/shared/domain/audit-record';
import { settingPaths, type SettingPath } from '../../../../src/shared/settings/settings';

function recordedOf(...changed: SettingPath[]): readonly AuditEventBody[] {
  const recorded: AuditEventBody[] = [];
  recordSettings({ record: (event) => Promise.resolve(recorded.push(event)) }, changed);
  return recorded;
}

describe('a changed setting', () => {
  it('is not in the trail where it is how the agent’s window stands and looks', () => {
    expect([...notGovernance]).toEqual(['window.mode', 'window.alwaysOnTop', 'window.opacity', 'window.theme', 'window.language']);
    expect(recordedOf(...notGovernance)).toEqual([]);
  });

  it.each(settingPaths.filter((path) => !notGovernance.has(path)))('is in the trail by its name: %s', (path) => {
    expect(recordedOf(path)).toEqual([{ event: 'settings-changed', changed: [path] }]);
  });

  it('is named beside the others that changed at once, without the furniture', () => {
    expect(recordedOf('window.mode', 'gateway.maxResults', 'window.theme', 'window.links')).toEqual([
      { event: 'settings-changed', changed: ['gateway.maxResults', 'window.links'] },
    ]);
  });
});
