import { z } from 'zod';

/** Something that went wrong, as the log has it, without what it was about: no text of people, no path, no secret. */
export const troubleSchema = z.strictObject({
  level: z.enum(['warn', 'error']),
  /** The log’s own words. */
  what: z.string().max(200),
  /** A fault’s name, or an error’s name and code. */
  detail: z.string().max(100).nullable(),
  /** Epoch milliseconds of the last time. */
  at: z.number(),
  times: z.int().min(1),
});

/** That the other side of the connection is there. */
export const signOfLifeSchema = z.strictObject({
  /** Epoch milliseconds. */
  at: z.number(),
  by: z.enum(['pong', 'answer']),
  /** How long the ping was on its way there and back, in milliseconds; null for an answer. */
  tookMs: z.number().min(0).nullable(),
});

/** The display the window is on. */
export const shownOnSchema = z.strictObject({
  /** Its name, empty where the system gives none. */
  label: z.string().max(100),
  /** Device-independent pixels. */
  width: z.number(),
  height: z.number(),
  /** 1 is 100 %. */
  scale: z.number(),
  /** How many displays there are. */
  displays: z.int().min(1),
});

const countedSchema = z.strictObject({ what: z.string().max(60), times: z.int().min(1) });

/** What came faster, or larger, than it may. */
export const floodsSchema = z.strictObject({
  /** Requests that were not carried out, by command or by where else they came from; the most frequent first. */
  refused: z.array(countedSchema).max(101),
  /** Messages of the gateway over their rate, by kind; the most frequent first. */
  overRate: z.array(countedSchema).max(101),
  /** Snapshots that the window didn’t get, because a newer one was there before it could take them. */
  merged: z.int().min(0),
});

/** Lines of the log that its disk didn’t take. */
export const logLossSchema = z.strictObject({
  lines: z.int().min(0),
  /** Epoch milliseconds of the first. */
  since: z.number(),
  /** Epoch milliseconds of when lines were written again; null while they aren’t. */
  until: z.number().nullable(),
});

/**
 * Where the tray’s icon is to be seen: in the `system`’s own tray on Windows and macOS, on Linux in one that shows what is
 * registered (`notifier`) or in an older one (`xembed`), in none, or in one that doesn’t answer (`mute`).
 */
export const trayPlaceSchema = z.enum(['unknown', 'system', 'notifier', 'xembed', 'mute', 'none']);

/**
 * What this desktop doesn’t give: a `tray` that shows the icon, one that answers (`tray-answer`), the global `shortcut`, that a
 * window is put somewhere or stays on top (`placing`), word of the screen’s `lock`, a window that pictures leave out (`capture`).
 */
export const lackingSchema = z.enum(['tray', 'tray-answer', 'shortcut', 'placing', 'lock', 'capture']);

/** Main did nothing for anybody for so long. */
export const stallSchema = z.strictObject({
  /** Epoch milliseconds of when it was noticed, a second later at most. */
  at: z.number(),
  /** Milliseconds, up to 100 less than it took. */
  ms: z.int().min(0),
  /** The piece of work that took most of it; null where none did that has a name. */
  what: z.string().max(60).nullable(),
});

/** How Cuecard’s own processes are. */
export const processesSchema = z.strictObject({
  /** The longest of the last hour; null where none was worth a word. */
  worstStall: stallSchema.nullable(),
  /** Processes that ended or stopped answering since the start, by name and reason; the most frequent first. */
  ended: z.array(countedSchema).max(61),
  /** Epoch milliseconds of the last sign of life of the run before, which ended without a word; 0 where nobody knows, null where it ended in order. */
  endedAbout: z.number().nullable(),
});

/** What the diagnostics page says that no other part of the state does. */
export const diagnosticsSchema = z.strictObject({
  versions: z.strictObject({ electron: z.string(), chromium: z.string(), node: z.string(), system: z.string() }),
  /** Epoch milliseconds of when the connection of now came to be; null while there is none. */
  connectedSince: z.number().nullable(),
  /** The last of the connection of now, or of the one before; null before the first. */
  lastSign: signOfLifeSchema.nullable(),
  /** null before the window was shown. */
  shownOn: shownOnSchema.nullable(),
  /** Newest first. */
  troubles: z.array(troubleSchema).max(50),
  floods: floodsSchema,
  /** null where no line was lost. */
  logLoss: logLossSchema.nullable(),
  desktop: z.strictObject({ tray: trayPlaceSchema, lacking: z.array(lackingSchema).max(10) }),
  processes: processesSchema,
});

export type Trouble = z.infer<typeof troubleSchema>;
export type SignOfLife = z.infer<typeof signOfLifeSchema>;
export type ShownOn = z.infer<typeof shownOnSchema>;
export type TrayPlace = z.infer<typeof trayPlaceSchema>;
export type Lacking = z.infer<typeof lackingSchema>;
export type Floods = Readonly<z.infer<typeof floodsSchema>>;
export type LogLoss = Readonly<z.infer<typeof logLossSchema>>;
export type Counted = z.infer<typeof countedSchema>;
export type Stall = z.infer<typeof stallSchema>;
export type Diagnostics = z.infer<typeof diagnosticsSchema>;
