import { z } from 'zod';

/** What the rules of a setting can find wrong beyond its kind and its bounds. */
const ruleSchema = z.enum([
  'not-an-address',
  'address-with-password',
  'address-with-path',
  'address-with-query',
  'address-not-https',
  'webhook-not-an-address',
  'webhook-twice',
  'not-a-language',
  'not-a-time',
  'not-a-path',
  'not-a-full-path',
  'shortcut-too-long',
  'shortcut-unknown-key',
  'shortcut-no-key',
  'shortcut-twice',
  'shortcut-types-text',
]);

/** What needs nothing more to be said. */
const plainSchema = z.enum([
  ...ruleSchema.options,
  'missing',
  'not-a-number',
  'not-whole',
  'not-true-or-false',
  'not-text',
  'not-a-list',
  'not-an-object',
  'not-allowed',
  'by-policy-only',
  'unknown-setting',
  'not-a-group',
  'not-settings',
]);

/** A number, the number of characters, or the number of entries is beyond its bound. */
const boundSchema = z.enum(['too-big', 'too-small', 'too-long', 'too-short', 'too-many']);

const longestName = 100;

const place = {
  /** The setting's dotted name; what is written there where nobody knows it, cut; empty for the file as a whole. */
  path: z.string().max(longestName),
  /** Which entry of a list it is, counted from 1. */
  entry: z.int().min(1).optional(),
  /** Which part of that entry. */
  member: z.string().max(longestName).optional(),
};

/** What is wrong with a value in a settings or policy file, or with one that was typed, in no language. */
export const settingProblemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...place, kind: plainSchema }),
  z.strictObject({ ...place, kind: boundSchema, bound: z.number() }),
  z.strictObject({ ...place, kind: z.literal('not-one-of'), options: z.array(z.string()) }),
  z.strictObject({ ...place, kind: z.literal('unknown-member'), name: z.string().max(longestName) }),
]);

export type SettingProblem = Readonly<z.infer<typeof settingProblemSchema>>;
export type PlainProblem = z.infer<typeof plainSchema>;

/** For a schema's own rule: `schema.refine(isSo, rule('not-a-time'))`, or `context.addIssue(…)`. */
export function rule(problem: z.infer<typeof ruleSchema>): { readonly code: 'custom'; readonly params: { readonly rule: string } } {
  return { code: 'custom', params: { rule: problem } };
}

/** A problem that is not about a part of the value. */
export function settingProblem(path: string, kind: PlainProblem): SettingProblem {
  return { path: cut(path), kind };
}

/** The first thing that a schema found wrong; its issues need their input (`reportInput`). */
export function problemOf(path: string, error: z.ZodError): SettingProblem {
  const [issue] = error.issues;
  if (issue === undefined) return settingProblem(path, 'not-allowed');
  const [entry, member] = issue.path;
  return {
    path: cut(path),
    ...(typeof entry === 'number' && { entry: entry + 1 }),
    ...(typeof member === 'string' && { member: cut(member) }),
    ...foundBy(issue),
  };
}

/** A problem without its place. */
type Found = PlacelessOf<SettingProblem>;
type PlacelessOf<P> = P extends unknown ? Omit<P, keyof typeof place> : never;

function foundBy(issue: z.core.$ZodIssue): Found {
  switch (issue.code) {
    case 'invalid_type':
      return { kind: issue.input === undefined ? 'missing' : (byExpected[issue.expected] ?? 'not-allowed') };
    case 'too_big':
      return { kind: issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-big', bound: Number(issue.maximum) };
    case 'too_small':
      return { kind: issue.origin === 'string' ? 'too-short' : 'too-small', bound: Number(issue.minimum) };
    case 'invalid_value':
      return { kind: 'not-one-of', options: issue.values.map(String) };
    case 'unrecognized_keys':
      return { kind: 'unknown-member', name: cut(issue.keys[0] ?? '') };
    case 'custom':
      return { kind: ruleSchema.safeParse(issue.params?.rule).data ?? 'not-allowed' };
    default:
      return { kind: 'not-allowed' };
  }
}

const byExpected: Readonly<Partial<Record<string, PlainProblem>>> = {
  number: 'not-a-number',
  int: 'not-whole',
  boolean: 'not-true-or-false',
  string: 'not-text',
  array: 'not-a-list',
  object: 'not-an-object',
};

function cut(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}
