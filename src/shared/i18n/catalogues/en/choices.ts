/** What a setting’s choices are called, by the setting’s path and the value in the file. A setting’s help calls them so, too. */
export const choices = {
  gateway: { transport: { realtime: 'Real-time gateway', platform: 'Public API' } },
  freshness: { unknownAge: { drop: 'Withhold', show: 'Show' } },
  masking: {
    kinds: {
      card: 'card numbers',
      cvv: 'card security codes',
      expiry: 'card expiry dates',
      email: 'e-mail addresses',
      phone: 'telephone numbers',
      iban: 'IBANs',
      'bank-account': 'bank accounts',
      ssn: 'US Social Security numbers',
      nino: 'UK National Insurance numbers',
      'national-id': 'national ID numbers',
      passport: 'passport numbers',
      'driving-licence': 'driving licences',
      'birth-date': 'dates of birth',
    },
  },
  audit: { onFailure: { hold: 'Hold back', show: 'Show' } },
  notifications: { otherConversations: { hold: 'Leave to the window', show: 'Notify' } },
  window: {
    mode: { compact: 'Compact strip', window: 'Window', full: 'Full screen' },
    language: { system: 'The computer’s' },
    theme: { system: 'As the desktop', light: 'Light', dark: 'Dark' },
    links: { off: 'Do nothing', offer: 'Offer it', ask: 'Ask at once' },
  },
} as const;
