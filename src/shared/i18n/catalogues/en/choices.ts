/** What a setting’s choices are called, by the setting’s path and the value in the file. */
export const choices = {
  window: { language: { system: 'The computer’s' }, links: { off: 'Do nothing', offer: 'Offer it', ask: 'Ask at once' } },
} as const;
