/** What a card says of what can be done with it. */
export const card = {
  actions: 'More actions',
  copySentence: 'Copy as a sentence',
  copiedSentence: 'Sentence copied',
  opening: 'Opening…',
  copyAddress: 'Copy address',
  copiedAddress: 'Address copied',
  unpin: 'Unpin',
  priority: 'priority {{priority, number}}',
  priorityHelp: 'Of the knowledge base it comes from; 1 is the highest.',
} as const;
