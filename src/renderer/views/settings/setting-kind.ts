import { z } from 'zod';
import { queryTextBounds } from '../../../shared/knowledge';
import type { SettingInfo, Settings } from '../../../shared/settings';

/** How a setting is shown, read off its schema. */
export type SettingKind =
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'sources' }
  | { readonly kind: 'lines'; readonly most: number; readonly shortest: number; readonly longest: number }
  | { readonly kind: 'text' };

/** A setting without a control of its own kind is a line of text. */
export function kindOf(info: SettingInfo): SettingKind {
  const { schema } = info;
  if (info.path === 'gateway.knowledgeSources') return { kind: 'sources' };
  // Questions like any other; its schema says so, too.
  if (info.path === 'cache.warmList') return { kind: 'lines', most: mostWarm, shortest: queryTextBounds.min, longest: queryTextBounds.max };
  if (schema instanceof z.ZodBoolean) return { kind: 'switch' };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) {
    const whole = schema instanceof z.ZodNumberFormat;
    return { kind: 'number', min: schema.minValue ?? -Infinity, max: schema.maxValue ?? Infinity, step: whole ? 1 : 0.05 };
  }
  return { kind: 'text' };
}

const mostWarm = 50;

/** A setting's value as it stands. */
export function valueOf(settings: Settings, info: SettingInfo): unknown {
  // Its path names a member of Settings, which the schema of that member judges.
  return (settings[info.group] as Readonly<Record<string, unknown>>)[info.key];
}

/** Settings are JSON, so their text tells whether they are the same. */
export function isDefault(value: unknown, info: SettingInfo): boolean {
  return JSON.stringify(value) === JSON.stringify(info.default);
}
