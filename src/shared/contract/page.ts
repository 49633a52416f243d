import { z } from 'zod';

/** The window's pages: `assist` is where the agent asks. */
export const pageSchema = z.enum(['assist', 'settings', 'history', 'insights', 'audit', 'diagnostics']);

export type Page = z.infer<typeof pageSchema>;
