import { z } from 'zod';
import { boundsOf, type SettingBounds } from '../../../shared/settings/setting-bounds';
import { settingInfos, type SettingInfo, type SettingPath, type Settings } from '../../../shared/settings/settings';

type Of<K> = Extract<SettingBounds, { kind: K }>;

/** How a setting is shown, read off its schema. */
export type SettingKind =
  | { readonly kind: 'switch' }
  | ({ readonly kind: 'number' } & Omit<Of<'range'>, 'kind'>)
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices' }
  | { readonly kind: 'sources' }
  | { readonly kind: 'lines'; readonly most: number; readonly shortest: number; readonly longest: number }
  | { readonly kind: 'text' };

const bounds: ReadonlyMap<SettingPath, SettingBounds> = new Map(settingInfos.map((info) => [info.path, boundsOf(info)]));

export function boundsOfSetting({ path }: SettingInfo): SettingBounds {
  return bounds.get(path) ?? null;
}

/** A setting without a control of its own kind is a line of text. */
export function kindOf(info: SettingInfo): SettingKind {
  if (info.path === 'gateway.knowledgeSources') return { kind: 'sources' };
  if (info.schema instanceof z.ZodBoolean) return { kind: 'switch' };
  const limits = boundsOfSetting(info);
  switch (limits?.kind) {
    case 'choice':
      return limits;
    case 'choices':
      return { kind: 'choices' };
    case 'range':
      return { ...limits, kind: 'number' };
    case 'list':
      return limits.each === null ? { kind: 'text' } : { kind: 'lines', most: limits.most, ...limits.each };
    case 'length':
    case undefined:
      return { kind: 'text' };
  }
}

/** A setting's value as it stands. */
export function valueOf(settings: Settings, info: SettingInfo): unknown {
  // Its path names a member of Settings, which the schema of that member judges.
  return (settings[info.group] as Readonly<Record<string, unknown>>)[info.key];
}

/** Settings are JSON, so their text tells whether they are the same. */
export function isDefault(value: unknown, info: SettingInfo): boolean {
  return JSON.stringify(value) === JSON.stringify(info.default);
}
