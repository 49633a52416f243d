import { z } from 'zod';
import { exportRequestSchema } from '../domain/audit-work';
import type { Fault } from '../domain/fault';
import { historyEntrySchema } from './history';
import { knowledgeSourceSchema } from '../domain/knowledge';
import { pauseLengthSchema } from './notifications';
import { settingPaths } from '../settings/settings';
import { appStateSchema } from './state';
import type { Result } from '../domain/result';
import { windowMemorySchema } from './window-memory';
import { windowModeSchema } from './window-mode';

/** Some, by their identifiers, or all. */
const deadLettersSchema = z.strictObject({ letters: z.union([z.literal('all'), z.array(z.string().max(5_100)).min(1).max(100)]) });

const offerRequestSchema = z.strictObject({ offerId: z.string().max(100) });

/**
 * The one contract between window and main. Main's handlers, the preload bridge and the window's client are all
 * derived from it: a channel that isn't here doesn't exist. Requests are checked by main before they are acted on.
 */
export const commands = {
  /** Asks the knowledge base; how it goes is told by AppState. */
  'query:ask': { request: z.strictObject({ text: z.string().max(5_000) }), response: z.strictObject({ queryId: z.string() }) },
  /** Asks what was offered, in the conversation it belongs to. */
  'offer:ask': { request: offerRequestSchema, response: z.strictObject({ queryId: z.string() }) },
  /** Takes what was offered into the box; nothing is asked. */
  'offer:take': { request: offerRequestSchema, response: z.strictObject({ text: z.string() }) },
  /** None of them is wanted. */
  'offer:dismiss': { request: z.null(), response: z.null() },
  'query:cancel': { request: z.strictObject({ queryId: z.string().max(100) }), response: z.null() },
  'suggestion:copy': { request: z.strictObject({ suggestionId: z.string().max(100) }), response: z.null() },
  /** The sentence that answers, and nothing else: for a customer’s eyes. */
  'suggestion:copy-sentence': { request: z.strictObject({ suggestionId: z.string().max(100) }), response: z.null() },
  /** Answers once the desktop has said how it went, after ten seconds at most. */
  'suggestion:open': { request: z.strictObject({ suggestionId: z.string().max(100) }), response: z.null() },
  /** The article's address, where the desktop doesn't open it. */
  'suggestion:copy-address': { request: z.strictObject({ suggestionId: z.string().max(100) }), response: z.null() },
  /** What can't be seen from copying and opening. */
  'suggestion:feedback': {
    request: z.strictObject({
      suggestionId: z.string().max(100),
      action: z.enum(['helpful', 'not-helpful', 'unrated', 'dismissed', 'restored', 'pinned', 'unpinned']),
    }),
    response: z.null(),
  },
  /** The next customer: what is typed from now on belongs to a new conversation. */
  'conversation:new': { request: z.null(), response: z.null() },
  /** What was asked and shown today, the best match first; with an empty text the newest first. */
  'history:search': {
    request: z.strictObject({ text: z.string().max(500) }),
    response: z.strictObject({ entries: z.array(historyEntrySchema), total: z.int().min(0) }),
  },
  'connection:retry': { request: z.null(), response: z.null() },
  /** Tests the connection of who is signed in, step by step. */
  'connection:test': { request: z.null(), response: z.null() },
  'connection:cancel-test': { request: z.null(), response: z.null() },
  /** Tests the connection step by step; answers when it is over. Nothing is saved by it. */
  'sign-in:test': {
    request: z.strictObject({
      orgUrl: z.string().max(300),
      clientId: z.string().max(200),
      /** Windows keeps at most 2,560 bytes a credential. */
      clientSecret: z.string().min(1).max(1_000),
    }),
    response: z.null(),
  },
  /** Goes on from the step that failed, with what was typed then. */
  'sign-in:retry': { request: z.null(), response: z.null() },
  /** After a test that passed: asks each knowledge base a test question, and saves nothing. */
  'sign-in:check': { request: z.strictObject({ knowledgeSources: z.array(knowledgeSourceSchema).min(1).max(20) }), response: z.null() },
  /** After a test that passed: checks the knowledge bases, then saves everything. */
  'sign-in:finish': {
    request: z.strictObject({
      knowledgeSources: z.array(knowledgeSourceSchema).min(1).max(20),
      /** What to do about one that doesn’t answer. */
      unanswered: z.enum(['stop', 'accept']),
    }),
    response: z.null(),
  },
  /** Leads to the sign-in while the session goes on. */
  'sign-in:change': { request: z.null(), response: z.null() },
  'sign-in:cancel': { request: z.null(), response: z.null() },
  /** The agent's answer to `offer-session-only`. */
  'sign-in:keep-for-session': { request: z.null(), response: z.null() },
  'sign-in:sign-out': { request: z.null(), response: z.null() },
  'keyring:cancel': { request: z.null(), response: z.null() },
  'keyring:retry': { request: z.null(), response: z.null() },
  'demo:start': { request: z.null(), response: z.null() },
  'demo:leave': { request: z.null(), response: z.null() },
  'settings:change': {
    request: z.strictObject({ path: z.enum(settingPaths), value: z.json() }),
    response: z.null(),
  },
  /** Asks for a file to put the agent’s own settings into; how it went is told by AppState. */
  'settings:export': { request: z.null(), response: z.null() },
  /** Asks for a file, and shows what it would change; `apply` then does it. */
  'settings:import': { request: z.null(), response: z.null() },
  'settings:import-apply': { request: z.null(), response: z.null() },
  /** Forgets a file that was chosen, or how the last one went. */
  'settings:transfer-done': { request: z.null(), response: z.null() },
  /** Every setting of the agent’s own back to its default, but for those of the sign-in. */
  'settings:reset-all': { request: z.null(), response: z.null() },
  /** Puts dead letters back in line; those that are gone are passed over. */
  'outbox:resend': { request: deadLettersSchema, response: z.null() },
  'outbox:discard': { request: deadLettersSchema, response: z.null() },
  /** Tries a sink at once, whatever it waits for. */
  'outbox:retry': { request: z.strictObject({ sinkId: z.string().max(5_000) }), response: z.null() },
  /** Keeps a webhook's signing secret in the keychain; it never comes back to the window. */
  'webhook-secret:set': { request: z.strictObject({ url: z.string().max(500), secret: z.string().min(1).max(200) }), response: z.null() },
  'webhook-secret:remove': { request: z.strictObject({ url: z.string().max(500) }), response: z.null() },
  /** Asks where to, then exports; how it goes is told by AppState. */
  'audit:export': { request: exportRequestSchema, response: z.null() },
  /** `bundle` asks which one. */
  'audit:verify': { request: z.strictObject({ target: z.enum(['trail', 'bundle']) }), response: z.null() },
  'audit:cancel': { request: z.null(), response: z.null() },
  /** Forgets the last result. */
  'audit:done': { request: z.null(), response: z.null() },
  /** Shows the newest export in its folder. */
  'audit:reveal': { request: z.null(), response: z.null() },
  /** The agent looks at the window, which needs no focus for that: what is new counts as seen. */
  'suggestions:seen': { request: z.null(), response: z.null() },
  /** No notifications for so long; a hidden window stays hidden, too. */
  'notifications:pause': { request: z.strictObject({ length: pauseLengthSchema }), response: z.null() },
  'notifications:resume': { request: z.null(), response: z.null() },
  /** The way out where no tray has one. */
  'app:quit': { request: z.null(), response: z.null() },
  'notice:dismiss': { request: z.strictObject({ noticeId: z.string().max(100) }), response: z.null() },
  'window:mode': { request: z.strictObject({ mode: windowModeSchema }), response: z.null() },
  /** Something needs more room than the strip has; the strip is back when the window was hidden. */
  'window:make-room': { request: z.null(), response: z.null() },
  /** Moves the strip a step along the edges of the screen. */
  'window:dock': { request: z.strictObject({ direction: z.enum(['up', 'right', 'down', 'left']) }), response: z.null() },
  /** The agent is in front of the screen, whatever the desktop says. */
  'window:open-curtain': { request: z.null(), response: z.null() },
  'window:hide': { request: z.null(), response: z.null() },
  /** Whether the agent points at the window. */
  'window:pointer': { request: z.strictObject({ pointer: z.enum(['over', 'away']) }), response: z.null() },
  /** The page has drawn itself for the first time, and may be seen. */
  'window:drawn': { request: z.null(), response: z.null() },
  /** What the next page of this window is to begin with. */
  'window:remember': { request: windowMemorySchema, response: z.null() },
  'window:recall': { request: z.null(), response: windowMemorySchema },
  /** Puts a report without anything personal on the clipboard. */
  'diagnostics:copy': { request: z.null(), response: z.null() },
  /** Shows the log’s folder in the desktop’s file manager. */
  'diagnostics:open-logs': { request: z.null(), response: z.null() },
  /** The window reports an error of its own, for the log. */
  'diagnostics:report': { request: z.strictObject({ message: z.string().max(2_000) }), response: z.null() },
  /** Sent once per load: answers with the snapshot, after which pushes follow. */
  'state:subscribe': { request: z.null(), response: appStateSchema },
} as const satisfies Record<string, { readonly request: z.ZodType; readonly response: z.ZodType }>;

/** What main sends without being asked. */
export const pushes = {
  'state:changed': appStateSchema,
} as const satisfies Record<string, z.ZodType>;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandRequest<C extends CommandName> = z.infer<Commands[C]['request']>;
export type CommandResponse<C extends CommandName> = z.infer<Commands[C]['response']>;
/** A command never rejects: what went wrong is a fault with a sentence. */
export type CommandResult<C extends CommandName> = Result<CommandResponse<C>, Fault>;

export type PushName = keyof typeof pushes;
export type PushPayload<P extends PushName> = z.infer<(typeof pushes)[P]>;

/** What the preload puts on `window.cuecard`. */
export interface Bridge {
  invoke<C extends CommandName>(command: C, request: CommandRequest<C>): Promise<CommandResult<C>>;
  /** Returns the function that ends the subscription. */
  on<P extends PushName>(push: P, listener: (payload: PushPayload<P>) => void): () => void;
}

export const commandNames = Object.keys(commands) as readonly CommandName[];
export const pushNames = Object.keys(pushes) as readonly PushName[];
