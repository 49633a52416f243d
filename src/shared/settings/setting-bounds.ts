import { z } from 'zod';
import type { SettingInfo } from './settings';

/** What a setting's value may be, read off its schema; null where that says no more than its kind. */
export type SettingBounds =
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Any of a few words. */
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'length'; readonly longest: number }
  /** So many; `each` where they are texts, with the characters of one. */
  | { readonly kind: 'list'; readonly most: number; readonly each: { readonly shortest: number; readonly longest: number } | null }
  | null;

/** Said once, in the schema: whoever shows, checks or explains a bound takes it from here. */
export function boundsOf(info: Pick<SettingInfo, 'schema'>): SettingBounds {
  const described = describedSchema.safeParse(z.toJSONSchema(info.schema, { io: 'input', unrepresentable: 'any' }));
  if (!described.success) return null;
  const { type, minimum, maximum, maxItems, maxLength, items, enum: options } = described.data;
  if (options !== undefined) return { kind: 'choice', options };
  if (minimum !== undefined && maximum !== undefined) return { kind: 'range', min: minimum, max: maximum, step: type === 'integer' ? 1 : 0.05 };
  if (items?.enum !== undefined) return { kind: 'choices', options: items.enum };
  if (maxItems !== undefined) {
    const each = items?.maxLength === undefined ? null : { shortest: items.minLength ?? 0, longest: items.maxLength };
    return { kind: 'list', most: maxItems, each };
  }
  return maxLength === undefined ? null : { kind: 'length', longest: maxLength };
}

/** The part of JSON Schema that is looked at. */
const describedSchema = z.object({
  type: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  maxLength: z.number().optional(),
  enum: z.array(z.string()).optional(),
  items: z.object({ minLength: z.number().optional(), maxLength: z.number().optional(), enum: z.array(z.string()).optional() }).optional(),
});
