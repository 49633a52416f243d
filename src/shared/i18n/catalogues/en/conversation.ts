/** Conversations: calls, the demo's call, and what is typed without one. */
export const conversation = {
  begin: 'New conversation',
  begun: 'A new conversation begins with the next question.',
  nothingAsked: 'Nothing asked yet',
  nothingShown: 'No suggestion yet',
  earlier: 'Earlier',
  // By kind; `time` is that of the first question.
  since: { call: 'Call · since {{time}}', demo: 'Demo call · since {{time}}', desk: 'Without a call · since {{time}}' },
} as const;
