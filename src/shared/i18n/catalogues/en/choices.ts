/** What a setting’s choices are called, by the setting’s path and the value in the file. In English they are called as they are written there. */
export const choices = {
  gateway: { transport: { realtime: 'realtime', platform: 'platform' } },
  freshness: { unknownAge: { drop: 'drop', show: 'show' } },
  audit: { onFailure: { hold: 'hold', show: 'show' } },
  notifications: { otherConversations: { hold: 'hold', show: 'show' } },
  window: {
    mode: { compact: 'compact', window: 'window', full: 'full' },
    language: { system: 'The computer’s' },
    theme: { system: 'system', light: 'light', dark: 'dark' },
    links: { off: 'Do nothing', offer: 'Offer it', ask: 'Ask at once' },
  },
} as const;
