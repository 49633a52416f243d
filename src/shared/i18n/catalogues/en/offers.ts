/** What the agent may ask about with one key, and the shortcut that leads there. */
export const offers = {
  list: 'Offered to ask',
  ask: 'Ask about “{{text}}”',
  change: 'Put it in the box',
  dismiss: 'Don’t offer',
  sources: { link: 'From a link', selection: 'Marked', clipboard: 'Copied' },
  offered: 'Offered: ask about “{{text}}”.',
  shortcut: {
    record: 'Press new keys…',
    recording: 'Press the keys now. Esc leaves them as they are.',
    on: 'The shortcut works.',
    taken: 'Not available: another program has these keys, or this desktop doesn’t give them.',
  },
} as const;
