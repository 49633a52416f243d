/**
 * What the preload tells main by itself; the page has no way to these channels. Main takes it for what a stranger says all the
 * same.
 */
export const bridgeNotes = {
  /** How many commands the preload refused since it last said so, by name. */
  refused: 'bridge:refused',
  /** The page has taken the last push, and drawn what followed at once. */
  taken: 'bridge:taken',
  /** The agent has clicked a box with the middle button, which pastes what is marked in a window. */
  pasteMarked: 'bridge:paste-marked',
} as const;

/** What main tells the preload alone; the page hears neither. */
export const bridgeOrders = {
  /** A text is being read for where the cursor is now, under this number. */
  pasteBegins: 'bridge:paste-begins',
  /** Here it is, by the number: it goes in where the cursor was, unless that is elsewhere by now. */
  paste: 'bridge:paste',
} as const;

/** On the command line of a page whose clipboard main reads in Chromium’s place. */
export const pastesByMain = '--cuecard-pastes=main';
