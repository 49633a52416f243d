/** The strip, the ways between strip, window and full, and what is read beside the list in full. */
export const strip = {
  label: 'Suggestion',
  compact: 'Compact strip',
  window: 'Window',
  full: 'Full screen',
  // A way’s name and the keys that do the same.
  withKeys: '{{name}} ({{keys}})',
  hide: 'Hide',
  newer: 'Newer suggestion',
  older: 'Older suggestion',
  place: '{{place, number}} of {{total, number}}',
  fresh: '{{fresh, number}} new',
  freshHelp: { one: 'Show the new suggestion', other: 'Show the newest of {{count, number}} new suggestions' },
  // A text from a link, which one press asks about.
  offered: 'Ask about “{{text}}”?',
  ask: 'Ask',
  open: 'Open window',
  emptyTitle: 'Ask, and the answer lands here',
  paused: 'Notifications paused until {{time}}',
  signIn: 'Sign in needed',
  more: 'and {{more, number}} more',
  reading: 'Reading',
  nothing: 'What you choose on the left is shown here in full.',
  answers: 'Answers “{{question}}”',
} as const;
