import { z } from 'zod';
import { faultSchema } from '../domain/fault';
import { settingProblemSchema } from './setting-problem';
import { settingPaths } from './settings';

/** A setting as it would change; its values are what its own schema let pass. */
const settingChangeSchema = z.strictObject({ path: z.enum(settingPaths), from: z.unknown(), to: z.unknown() });

/** What a file of settings would do; `same` is how many of its settings are as they are already. */
export const settingsPreviewSchema = z.strictObject({
  /** Its name, without the folder. */
  file: z.string(),
  changes: z.array(settingChangeSchema),
  /** What is not taken, and why; the first ones say enough. */
  refused: z.array(settingProblemSchema).max(20),
  refusedInAll: z.int().min(0),
  /** What the policy holds, so that it stays as it is. */
  locked: z.array(z.enum(settingPaths)),
  same: z.int().min(0),
});

/** The file of settings that was chosen, or what became of the last one. */
export const settingsTransferSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('idle') }),
  z.strictObject({ status: z.literal('preview'), preview: settingsPreviewSchema }),
  z.strictObject({ status: z.literal('exported'), file: z.string(), settings: z.int().min(0) }),
  z.strictObject({ status: z.literal('imported'), file: z.string(), settings: z.int().min(0) }),
  z.strictObject({ status: z.literal('failed'), fault: faultSchema }),
]);

export type SettingsPreview = z.infer<typeof settingsPreviewSchema>;
export type SettingsTransfer = z.infer<typeof settingsTransferSchema>;
