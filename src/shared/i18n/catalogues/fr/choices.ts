import type { Translation } from '../../translation';

/** What a setting’s choices are called, by the setting’s path and the value in the file. */
export const choices = {
  gateway: { transport: { realtime: 'Passerelle en temps réel', platform: 'API publique' } },
  freshness: { unknownAge: { drop: 'Écarter', show: 'Afficher' } },
  masking: {
    kinds: {
      card: 'numéros de carte',
      cvv: 'codes de sécurité',
      expiry: 'dates d’expiration',
      email: 'e-mails',
      phone: 'numéros de téléphone',
      iban: 'IBAN',
      'bank-account': 'comptes bancaires',
      ssn: 'numéros de sécurité sociale américains',
      nino: 'numéros d’assurance britanniques',
      'national-id': 'numéros d’identité',
      passport: 'numéros de passeport',
      'driving-licence': 'permis de conduire',
      'birth-date': 'dates de naissance',
    },
  },
  audit: { onFailure: { hold: 'Ne pas afficher', show: 'Afficher' } },
  notifications: { otherConversations: { hold: 'Laisser à la fenêtre', show: 'Notifier' } },
  window: {
    mode: { compact: 'Bandeau', window: 'Fenêtre', full: 'Plein écran' },
    language: { system: 'Celle de l’ordinateur' },
    theme: { system: 'Celui du bureau', light: 'Clair', dark: 'Sombre' },
    links: { off: 'Ne rien faire', offer: 'Proposer', ask: 'Poser aussitôt' },
  },
} satisfies Translation<'fr'>['choices'];
