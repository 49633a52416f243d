import { z } from 'zod';
import { auditSettings } from './audit-settings';
import { cacheSettings } from './cache-settings';
import { knowledgeSourceSchema } from '../domain/knowledge';
import { maskingSettings } from './masking-settings';
import { notificationSettings } from './notification-settings';
import { readOrgUrl } from '../domain/org-url';
import { outboxSettings } from './outbox-settings';
import { problemOf, rule, settingProblem, type SettingProblem } from './setting-problem';
import { windowSettings } from './window-settings';

/**
 * Every setting: its schema (and so its bounds), its default, and one line of help. The settings file and the
 * policy file are both JSON of this shape, partial; `readSettings` lays them over the defaults.
 */
const definitions = {
  gateway: {
    transport: {
      schema: z.enum(['realtime', 'platform']),
      default: 'realtime',
      label: 'Transport',
      help: 'How Genesys is reached. “Public API” is not available in this version.',
    },
    orgUrl: {
      schema: z.string().max(300).transform((text, context) => (text === '' ? '' : toOrigin(text, context))),
      default: '',
      label: 'Organisation URL',
      help: 'The address of your Genesys organisation, such as acme.example.com.',
    },
    clientId: {
      schema: z.string().trim().max(200),
      default: '',
      label: 'Client ID',
      help: 'The OAuth client your administrator gave you.',
    },
    knowledgeSources: {
      schema: z.array(knowledgeSourceSchema).max(20),
      default: [],
      label: 'Knowledge bases',
      help: 'Which knowledge bases are asked, and in which order of priority (1 is the highest).',
    },
    maxResults: {
      schema: z.int().min(1).max(20),
      default: 5,
      label: 'Results per question',
      help: 'How many results to ask for.',
    },
    confidenceThreshold: {
      schema: z.number().min(0).max(1),
      default: 0.75,
      label: 'Confidence threshold',
      help: 'Suggestions below this confidence are withheld.',
    },
    language: {
      schema: z.string().refine((tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag), rule('not-a-language')),
      default: 'en-US',
      label: 'Language of questions',
      help: 'Language tag of the questions and articles, such as en-US.',
    },
    maxConcurrent: {
      schema: z.int().min(1).max(20),
      default: 5,
      label: 'Questions at a time',
      help: 'How many questions may be on their way at once.',
    },
    queryTimeoutMs: {
      schema: z.int().min(1_000).max(60_000),
      default: 15_000,
      label: 'Answer deadline (ms)',
      help: 'After this many milliseconds a question counts as unanswered.',
    },
    sendQueryId: {
      schema: z.boolean(),
      default: false,
      label: 'Send the question’s identifier',
      help: 'Only for gateways that accept and echo a queryId.',
    },
    extraCaFile: {
      schema: z.string().trim().max(4_096).refine((path) => !path.includes('\0'), rule('not-a-path')),
      default: '',
      label: 'Extra CA file',
      help: 'Full path of a PEM file with certificate authorities to trust beside the system’s. By policy only.',
      setBy: 'policy',
    },
  },
  freshness: {
    maxAgeDays: {
      schema: z.int().min(1).max(3_650),
      default: 90,
      label: 'Maximum age (days)',
      help: 'Articles not updated for longer are withheld.',
    },
    unknownAge: {
      schema: z.enum(['drop', 'show']),
      default: 'drop',
      label: 'Articles without a date',
      help: 'Withhold them, or show them marked “Age unknown”.',
    },
  },
  cache: cacheSettings,
  masking: maskingSettings,
  audit: auditSettings,
  notifications: notificationSettings,
  outbox: outboxSettings,
  window: windowSettings,
  app: {
    restartAfterCrash: {
      schema: z.boolean(),
      default: true,
      label: 'Start again after a crash',
      help: 'Start Cuecard again when it ends unexpectedly, at most three times in ten minutes. On in a package; not on Windows.',
    },
    allowUserDataDir: {
      schema: z.boolean(),
      default: false,
      label: 'Profile folder of the starter’s choice',
      help: 'Let whoever starts Cuecard choose its profile folder, by --user-data-dir. By policy only.',
      setBy: 'policy',
    },
  },
} as const satisfies Record<string, Record<string, SettingDefinition>>;

interface SettingDefinition {
  readonly schema: z.ZodType;
  readonly default: unknown;
  readonly label: string;
  readonly help: string;
  /** Whom to trust is the administrator's to say: in the agent's own settings it is not allowed. */
  readonly setBy?: 'policy';
}

type Definitions = typeof definitions;
export type SettingGroup = keyof Definitions;

export type Settings = {
  readonly [G in SettingGroup]: {
    readonly [K in keyof Definitions[G]]: Definitions[G][K] extends { schema: infer S extends z.ZodType }
      ? Readonly<z.infer<S>>
      : never;
  };
};

/** A setting's dotted name, as documentation and the lock list write it: `gateway.maxResults`. */
export type SettingPath = { [G in SettingGroup]: `${G}.${keyof Definitions[G] & string}` }[SettingGroup];

export interface SettingInfo extends SettingDefinition {
  readonly path: SettingPath;
  readonly group: SettingGroup;
  readonly key: string;
}

const table: Readonly<Record<string, Readonly<Record<string, SettingDefinition>>>> = definitions;

/** All settings in the order they are shown. */
export const settingInfos: readonly SettingInfo[] = Object.entries(table).flatMap(([group, members]) =>
  Object.entries(members).map(([key, definition]) => ({
    ...definition,
    // The two casts restate what the literal's keys already are; Object.entries widens them to string.
    path: `${group}.${key}` as SettingPath,
    group: group as SettingGroup,
    key,
  })),
);

export const settingPaths: readonly SettingPath[] = settingInfos.map((info) => info.path);

/** Which file a value is from. */
export type LayerName = 'settings' | 'policy';

export interface LayerProblem {
  readonly layer: LayerName;
  readonly problem: SettingProblem;
}

export interface EffectiveSettings {
  readonly settings: Settings;
  /** What the policy sets, and the window therefore may not change. */
  readonly locked: readonly SettingPath[];
  readonly problems: readonly LayerProblem[];
}

/**
 * Defaults, overlaid by the agent's settings, overlaid by the policy. Each value is judged on its own: one that
 * isn't allowed, or that nobody knows, is reported and left out, so one typing error never costs the rest. What the
 * policy meant to set but got wrong stays at its default and locked: the agent's own choice is not what was meant.
 */
export function readSettings(stored: unknown, policy: unknown): EffectiveSettings {
  const own = readLayer(stored, 'settings');
  const managed = readLayer(policy, 'policy');
  const values: Record<string, Record<string, unknown>> = {};
  for (const info of settingInfos) {
    const group = (values[info.group] ??= {});
    if (managed.values.has(info.path)) group[info.key] = managed.values.get(info.path);
    else if (own.values.has(info.path) && !managed.refused.has(info.path)) group[info.key] = own.values.get(info.path);
    else group[info.key] = info.default;
  }
  return {
    // Each member was parsed by its own schema or is its default, so the whole has the shape of Settings.
    settings: values as unknown as Settings,
    locked: settingPaths.filter((path) => managed.values.has(path) || managed.refused.has(path)),
    problems: [...managed.problems, ...own.problems],
  };
}

/** Judges one value for one setting; `settingSentence` says the problem. */
export function parseSetting(
  path: SettingPath,
  value: unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: SettingProblem } {
  const info = settingInfos.find((candidate) => candidate.path === path);
  if (info === undefined) return { ok: false, problem: settingProblem(path, 'unknown-setting') };
  const parsed = info.schema.safeParse(value, { reportInput: true });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: problemOf(path, parsed.error) };
}

/** True for a setting that only the policy may set. */
export function isPolicyOnly(path: SettingPath): boolean {
  return settingInfos.some((info) => info.path === path && info.setBy === 'policy');
}

export const defaultSettings: Settings = readSettings({}, {}).settings;

/** What a layer by itself sets, judged value by value. */
export interface SettingLayer {
  readonly values: ReadonlyMap<SettingPath, unknown>;
  /** What it sets to something that isn't allowed. */
  readonly refused: ReadonlySet<SettingPath>;
  readonly problems: readonly LayerProblem[];
}

/** One layer, without defaults: the agent’s settings, or a policy. */
export function readLayer(raw: unknown, layer: LayerName): SettingLayer {
  const values = new Map<SettingPath, unknown>();
  const refused = new Set<SettingPath>();
  const problems: LayerProblem[] = [];
  const found = (problem: SettingProblem): unknown => problems.push({ layer, problem });
  if (!isRecord(raw)) {
    if (raw !== undefined && raw !== null) found(settingProblem('', 'not-settings'));
    return { values, refused, problems };
  }
  for (const [group, members] of Object.entries(raw)) {
    if (!isRecord(members)) {
      found(settingProblem(group, 'not-a-group'));
      continue;
    }
    for (const [key, value] of Object.entries(members)) {
      const path = `${group}.${key}`;
      const known = settingPaths.find((candidate) => candidate === path);
      if (known === undefined) {
        found(settingProblem(path, 'unknown-setting'));
        continue;
      }
      const parsed = layer === 'settings' && isPolicyOnly(known) ? byPolicyOnly(known) : parseSetting(known, value);
      if (parsed.ok) values.set(known, parsed.value);
      else {
        refused.add(known);
        found(parsed.problem);
      }
    }
  }
  return { values, refused, problems };
}

function byPolicyOnly(path: SettingPath): ReturnType<typeof parseSetting> {
  return { ok: false, problem: settingProblem(path, 'by-policy-only') };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toOrigin(text: string, context: z.RefinementCtx): string {
  const read = readOrgUrl(text);
  if (read.ok) return read.value;
  context.addIssue(rule(read.error));
  return z.NEVER;
}
