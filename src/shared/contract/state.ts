import { z } from 'zod';
import { longestAccelerator } from '../domain/accelerator';
import { auditWorkSchema } from '../domain/audit-work';
import { connectionTestSchema, sourceCheckSchema } from './connection-test';
import { diagnosticsSchema } from './diagnostics';
import { faultSchema } from '../domain/fault';
import { speechSchema } from '../i18n/speech-address';
import { insightsSchema } from './insights';
import {
  droppedSchema,
  governanceStatusSchema,
  knowledgeSourceSchema,
  maskedPartSchema,
  queryTriggerSchema,
  suggestionSchema,
  withheldSchema,
} from '../domain/knowledge';
import { notificationsStateSchema } from './notifications';
import { offerSchema } from './offer';
import { outboxViewSchema } from './outbox-view';
import { pageSchema } from './page';
import { settingPaths, type Settings } from '../settings/settings';
import { windowModeSchema } from './window-mode';
import { settingsTransferSchema } from '../settings/settings-transfer';

/** Which of its screens the window shows. */
const viewSchema = z.enum(['starting', 'keyring', 'sign-in', 'assist']);

const connectionSchema = z.strictObject({
  status: z.enum(['signed-out', 'signing-in', 'connecting', 'live', 'waiting', 'stopped']),
  /** Why it is not live; null while all is well. */
  fault: faultSchema.nullable(),
  /** Epoch milliseconds of the next try, while `waiting`. */
  retryAt: z.number().nullable(),
  /**
   * The gateway asked for less: so many queries at a time for now, and none before `resumesAt` (epoch ms); null while
   * it doesn't.
   */
  limit: z.strictObject({ atOnce: z.int().min(1), resumesAt: z.number().nullable() }).nullable(),
});

const keyringSchema = z.strictObject({
  /** `waiting`: the keychain has not answered for 10 s, most likely because it prompts for its password. */
  status: z.enum(['idle', 'opening', 'waiting']),
});

const signInSchema = z.strictObject({
  /** `offer-session-only`: the connection works but the keychain doesn't; the agent decides. */
  status: z.enum(['idle', 'testing', 'checking', 'saving', 'failed', 'offer-session-only']),
  fault: faultSchema.nullable(),
  /** Prefill for the form; the client secret is never among it. */
  orgUrl: z.string(),
  clientId: z.string(),
  knowledgeSources: z.array(knowledgeSourceSchema),
  /** The connection was tested with these; what is left is to choose knowledge bases. */
  tested: z.boolean(),
  /** What each knowledge base answered. */
  checks: z.array(sourceCheckSchema).max(20),
});

/** A query as the window shows it. The text lives in memory only, and personal data is masked in it. */
const queryViewSchema = z.strictObject({
  id: z.string(),
  conversationId: z.string(),
  text: z.string(),
  /** Where stand-ins for personal data are in the text, in order. */
  masked: z.array(maskedPartSchema).max(100),
  trigger: queryTriggerSchema,
  /** `queued` has no slot or no connection yet, `asking` has both. */
  status: z.union([z.enum(['queued', 'asking']), governanceStatusSchema]),
  /** Place in line, 1 is next; null once it is being asked. */
  place: z.int().min(1).nullable(),
  askedAt: z.number(),
  deadline: z.number(),
  latencyMs: z.number().nullable(),
  returned: z.int(),
  shown: z.int(),
  dropped: droppedSchema,
  /** The withheld results one by one, bounded; the counts in `dropped` are whole. */
  withheld: z.array(withheldSchema),
  /** What its results had to reach. */
  confidenceThreshold: z.number().min(0).max(1),
  /** How old they might be, in days. */
  maxAgeDays: z.int().min(1),
  /** Answered at once, with what an earlier question had brought. */
  cacheHit: z.boolean(),
  fault: faultSchema.nullable(),
});

/** What belongs together: a call, the demo's call, or what is typed without one. */
const conversationSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['call', 'demo', 'desk']),
  /** Epoch milliseconds of its first question. */
  startedAt: z.number(),
});

const noticeSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['info', 'warning', 'error']),
  fault: faultSchema.nullable(),
  /** Said as it is where there is no fault. */
  text: z.string().nullable(),
});

const demoSchema = z.strictObject({
  status: z.enum(['starting', 'playing', 'ended', 'failed']),
  line: z.strictObject({ speaker: z.enum(['customer', 'agent']), text: z.string() }).nullable(),
  turn: z.int().min(0),
  turns: z.int().min(0),
});

/** The one snapshot the window is a function of. Main owns it; the window never changes it. */
export const appStateSchema = z.strictObject({
  appVersion: z.string(),
  view: viewSchema,
  /** What the window speaks, and how it writes numbers and dates. */
  language: speechSchema,
  /** Whom the window is connected to, in words; null when signed out. */
  organisation: z.string().nullable(),
  connection: connectionSchema,
  keyring: keyringSchema,
  signIn: signInSchema,
  /** Of the sign-in under way, or of who is signed in. */
  connectionTest: connectionTestSchema,
  /** Newest first, the settled ones bounded. */
  queries: z.array(queryViewSchema),
  /** Newest first, bounded; pinned ones stay. */
  suggestions: z.array(suggestionSchema),
  /** Those of the queries and suggestions above, the one that began last, or was last brought up, first. */
  conversations: z.array(conversationSchema),
  /** Suggestion to bring into view, and how often that was asked for, so that asking twice works. */
  highlight: z.strictObject({ suggestionId: z.string(), count: z.int() }).nullable(),
  audit: z.strictObject({
    fault: faultSchema.nullable(),
    /** Whether its checkpoints are signed: `pending` until the keychain was seen to be open, `off` where it refused. */
    signing: z.enum(['pending', 'on', 'off']),
  }),
  /** Figures of this workspace; null while none is open. */
  insights: insightsSchema.nullable(),
  /** How the external stores stand; null until it is known. */
  outbox: outboxViewSchema.nullable(),
  auditWork: auditWorkSchema,
  /** The page last asked for from outside the window, and how often any was, so that asking twice works. */
  page: z.strictObject({ name: pageSchema, asked: z.int().min(0) }),
  notifications: notificationsStateSchema,
  /** How many of the suggestions came since the agent last looked at the window. */
  unseen: z.int().min(0),
  /** What the agent may ask about with one key, the likeliest first; each leaves after use, or soon. */
  offers: z.array(offerSchema).max(3),
  /** The global shortcut that opens the box; `taken` where the system doesn’t give it. */
  shortcut: z.strictObject({ accelerator: z.string().max(longestAccelerator), status: z.enum(['off', 'on', 'taken']) }),
  notices: z.array(noticeSchema),
  /** `drawn` while nobody is in front of the screen: the window and the desktop show nothing of what was asked or found. */
  curtain: z.enum(['open', 'drawn']),
  /** How the window is shown just now; `window.mode` is how it is shown anew. */
  windowMode: windowModeSchema,
  demo: demoSchema.nullable(),
  /** The client secret is in memory only, by the agent's choice. */
  sessionOnly: z.boolean(),
  settings: z.custom<Settings>((value) => typeof value === 'object' && value !== null),
  locked: z.array(z.enum(settingPaths)),
  /** Name of the file that locks them. */
  policyFile: z.string(),
  settingsTransfer: settingsTransferSchema,
  diagnostics: diagnosticsSchema,
});

export type AppState = z.infer<typeof appStateSchema>;
export type QueryView = z.infer<typeof queryViewSchema>;
export type Conversation = z.infer<typeof conversationSchema>;
export type Connection = z.infer<typeof connectionSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type Demo = z.infer<typeof demoSchema>;
