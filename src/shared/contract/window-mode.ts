import { z } from 'zod';

/** How the window is shown: a strip with one card at the edge of the screen, a window, or all of the screen. */
export const windowModeSchema = z.enum(['compact', 'window', 'full']);

export type WindowMode = z.infer<typeof windowModeSchema>;
