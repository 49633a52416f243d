import type { TopicsOf } from '../../translation';

export const choices = {
  gateway: { transport: { realtime: 'Echtzeit', platform: 'Plattform' } },
  freshness: { unknownAge: { drop: 'zurückhalten', show: 'anzeigen' } },
  audit: { onFailure: { hold: 'zurückhalten', show: 'anzeigen' } },
  notifications: { otherConversations: { hold: 'dem Fenster überlassen', show: 'benachrichtigen' } },
  window: {
    mode: { compact: 'Streifen', window: 'Fenster', full: 'ganzer Bildschirm' },
    language: { system: 'Die des Computers' },
    theme: { system: 'wie der Desktop', light: 'hell', dark: 'dunkel' },
    links: { off: 'Nichts tun', offer: 'Anbieten', ask: 'Sofort fragen' },
  },
} satisfies TopicsOf<'de', 'choices'>['choices'];
