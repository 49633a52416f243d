import type { TopicsOf } from '../../translation';

export const choices = {
  gateway: { transport: { realtime: 'Echtzeit-Gateway', platform: 'Öffentliche API' } },
  freshness: { unknownAge: { drop: 'Zurückhalten', show: 'Anzeigen' } },
  masking: {
    kinds: {
      card: 'Kartennummern',
      cvv: 'Kartenprüfnummern',
      expiry: 'Ablaufdaten von Karten',
      email: 'E-Mail-Adressen',
      phone: 'Telefonnummern',
      iban: 'IBANs',
      'bank-account': 'Bankkonten',
      ssn: 'US-Sozialversicherungsnummern',
      nino: 'britische Versicherungsnummern',
      'national-id': 'Ausweis- und Steuernummern',
      passport: 'Passnummern',
      'driving-licence': 'Führerscheinnummern',
      'birth-date': 'Geburtsdaten',
    },
  },
  audit: { onFailure: { hold: 'Zurückhalten', show: 'Anzeigen' } },
  notifications: { otherConversations: { hold: 'Dem Fenster überlassen', show: 'Benachrichtigen' } },
  window: {
    mode: { compact: 'Streifen', window: 'Fenster', full: 'Vollbild' },
    language: { system: 'Die des Computers' },
    theme: { system: 'Wie der Desktop', light: 'Hell', dark: 'Dunkel' },
    links: { off: 'Nichts tun', offer: 'Anbieten', ask: 'Sofort fragen' },
  },
} satisfies TopicsOf<'de', 'choices'>['choices'];
