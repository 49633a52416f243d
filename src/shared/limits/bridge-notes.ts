/**
 * What the preload tells main by itself; the page has no way to these channels. Main takes it for what a stranger says all the
 * same.
 */
export const bridgeNotes = {
  /** How many commands the preload refused since it last said so, by name. */
  refused: 'bridge:refused',
  /** The page has taken the last push, and drawn what followed at once. */
  taken: 'bridge:taken',
} as const;
