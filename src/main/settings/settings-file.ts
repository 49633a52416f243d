import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import { readLayer, settingInfos, type EffectiveSettings, type SettingLayer, type SettingPath } from '../../shared/settings/settings';
import type { SettingsPreview } from '../../shared/settings/settings-transfer';

/**
 * Settings as a file that people pass on: JSON of the shape that `settings.json` and the policy have, so that an
 * administrator can make a policy of one. No secret is a setting, so none is in it.
 */
export function settingsText(own: SettingLayer['values']): string {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { path, group, key } of settingInfos) {
    if (own.has(path)) (groups[group] ??= {})[key] = own.get(path);
  }
  return `${JSON.stringify(groups, null, 2)}\n`;
}

/** The most that is read of a file of settings; one that is larger is none. */
export const largestSettingsBytes = 1024 * 1024;

export interface ImportPlan {
  readonly changes: ReadonlyMap<SettingPath, unknown>;
  readonly preview: SettingsPreview;
}

/** What the text of a file of settings would change; nothing is changed by it. `settings-import-failed` where it is none. */
export function planImport(text: string, file: string, { settings, locked }: EffectiveSettings): Result<ImportPlan, Fault> {
  const parsed = parseObject(text);
  if (!parsed.ok) return parsed;
  const { values, problems } = readLayer(parsed.value, 'settings');
  const current: Readonly<Record<string, Readonly<Record<string, unknown>>>> = settings;
  const changes = new Map<SettingPath, unknown>();
  const preview: SettingsPreview = {
    file,
    changes: [],
    refused: problems.slice(0, mostRefused).map(({ problem }) => problem),
    refusedInAll: problems.length,
    locked: [],
    same: 0,
  };
  for (const { path, group, key } of settingInfos) {
    if (!values.has(path)) continue;
    const [from, to] = [current[group]?.[key], values.get(path)];
    if (locked.includes(path)) preview.locked.push(path);
    else if (JSON.stringify(from) === JSON.stringify(to)) preview.same += 1;
    else {
      changes.set(path, to);
      preview.changes.push({ path, from, to });
    }
  }
  return ok({ changes, preview });
}

const mostRefused = 20;

function parseObject(text: string): Result<object, Fault> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return err(fault('settings-import-failed', 'it is not valid JSON'));
  }
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? ok(parsed as object) : err(fault('settings-import-failed', 'it is not a JSON object'));
}
