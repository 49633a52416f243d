import { z } from 'zod';

/**
 * Why nothing was shown on the desktop for new suggestions: `nothing` is left of them, the agent turned notifications
 * `off`, `paused` them, has `quiet-hours`, has the window `focused`, is busy with an `other-conversation`, was told of
 * all of them before (`duplicate`), had so many lately (`rate`), or isn’t in front of the screen (`locked`).
 */
export const withholdReasonSchema = z.enum([
  'nothing',
  'off',
  'paused',
  'quiet-hours',
  'focused',
  'other-conversation',
  'duplicate',
  'rate',
  'locked',
]);

/** How desktop notifications stand, for the tray, the header and the diagnostics. Counts are since the start. */
export const notificationsStateSchema = z.strictObject({
  /**
   * `unsupported` where nothing here shows any, else `untried` until the first one was handed over, `working` while the
   * desktop takes them, `refused` when it took the last one not, `mute` when it said nothing to it in time.
   */
  status: z.enum(['unsupported', 'untried', 'working', 'refused', 'mute']),
  /** Name or number of the error with which the last one was refused, where the desktop gave one; null while none is. */
  refusal: z.string().max(100).nullable(),
  /** Came to the desktop, those that took an older one's place included. */
  shown: z.int().min(0),
  /** Times something new was not shown, by reason. */
  withheld: z.partialRecord(withholdReasonSchema, z.int().min(1)),
  /** Handed over in vain, because the desktop has nothing that shows them, said no, or said nothing. */
  failed: z.int().min(0),
  /** Times one was to be taken back and the desktop said no or nothing; it does so where one is gone already, too. */
  notClosed: z.int().min(0),
  /** Clicked, or one of their buttons. */
  clicked: z.int().min(0),
  /** Epoch milliseconds; null while not paused. */
  pausedUntil: z.number().nullable(),
});

/** For how long notifications can be paused: “tomorrow” is until the day is over. */
export const pauseLengthSchema = z.enum(['15-minutes', '1-hour', 'tomorrow']);

export type PauseLength = z.infer<typeof pauseLengthSchema>;
export type WithholdReason = z.infer<typeof withholdReasonSchema>;
export type NotificationsState = Readonly<z.infer<typeof notificationsStateSchema>>;

/** Before anything was new. */
export const noNotifications: NotificationsState = { status: 'untried', refusal: null, shown: 0, withheld: {}, failed: 0, notClosed: 0, clicked: 0, pausedUntil: null };
