import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../src/shared/settings/setting-bounds';
import { parseSetting, settingInfos, type SettingPath } from '../../../src/shared/settings/settings';

const all = settingInfos.map((info) => ({ path: info.path, bounds: boundsOf(info) }));
const boundsOfPath = (path: SettingPath): unknown => all.find((one) => one.path === path)?.bounds;
const takes = (path: SettingPath, value: unknown): boolean => parseSetting(path, value).ok;

describe('the bounds that are shown', () => {
  it('are those of the schema', () => {
    expect(boundsOfPath('gateway.maxResults')).toEqual({ kind: 'range', min: 1, max: 20, step: 1 });
    expect(boundsOfPath('gateway.confidenceThreshold')).toEqual({ kind: 'range', min: 0, max: 1, step: 0.05 });
    expect(boundsOfPath('gateway.orgUrl')).toEqual({ kind: 'length', longest: 300 });
    expect(boundsOfPath('gateway.knowledgeSources')).toEqual({ kind: 'list', most: 20, each: null });
    expect(boundsOfPath('cache.warmList')).toEqual({ kind: 'list', most: 50, each: { shortest: 2, longest: 500 } });
    expect(boundsOfPath('freshness.unknownAge')).toEqual({ kind: 'choice', options: ['drop', 'show'] });
    expect(boundsOfPath('notifications.enabled')).toBeNull();
  });

  it.each(all.flatMap(({ path, bounds }) => (bounds?.kind === 'range' ? [[path, bounds] as const] : [])))('hold for %s, to the last value', (path, { min, max, step }) => {
    expect([takes(path, min), takes(path, max)]).toEqual([true, true]);
    expect([takes(path, min - step), takes(path, max + step)]).toEqual([false, false]);
  });

  it.each(all.flatMap(({ path, bounds }) => (bounds?.kind === 'choice' ? [[path, bounds.options] as const] : [])))('name every choice of %s, and no other is taken', (path, options) => {
    expect(options.filter((option) => !takes(path, option))).toEqual([]);
    expect(takes(path, 'something else')).toBe(false);
  });
});
