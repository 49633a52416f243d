/** Conversations: calls, the demo's call, and what is typed without one. */
export const conversation = {
  begin: 'New conversation',
  begun: 'A new conversation begins with the next question.',
  nothingAsked: 'Nothing asked yet',
  nothingShown: 'No suggestion yet',
  earlier: 'Earlier',
  // By kind; `time` is that of the first question.
  since: { call: 'Call · since {{time}}', demo: 'Demo call · since {{time}}', desk: 'Without a call · since {{time}}' },
  list: 'Conversations',
  // On a chip: by kind, with the time it began at.
  short: { call: 'Call {{time}}', demo: 'Demo {{time}}', desk: 'Desk {{time}}' },
  /** How many of its suggestions have not been in sight. */
  unread: { one: '{{count}} new', other: '{{count}} new' },
  callId: 'Call {{id}}',
} as const;
