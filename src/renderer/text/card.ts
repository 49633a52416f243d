/** What a card says of what can be done with it. */
export const cardText = {
  actions: 'More actions',
  copySentence: 'Copy as a sentence',
  copiedSentence: 'Sentence copied',
  unpin: 'Unpin',
  priority: (priority: number) => `priority ${priority}`,
  priorityHelp: 'Of the knowledge base it comes from; 1 is the highest.',
} as const;
