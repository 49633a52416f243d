import type { Translation } from '../../translation';

/** What a setting’s choices are called, by the setting’s path and the value in the file. */
export const choices = {
  gateway: { transport: { realtime: 'Passerelle en temps réel', platform: 'API publique' } },
  freshness: { unknownAge: { drop: 'Écarter', show: 'Afficher' } },
  audit: { onFailure: { hold: 'Ne pas afficher', show: 'Afficher' } },
  notifications: { otherConversations: { hold: 'Laisser à la fenêtre', show: 'Notifier' } },
  window: {
    mode: { compact: 'Bandeau', window: 'Fenêtre', full: 'Plein écran' },
    language: { system: 'Celle de l’ordinateur' },
    theme: { system: 'Celui du bureau', light: 'Clair', dark: 'Sombre' },
    links: { off: 'Ne rien faire', offer: 'Proposer', ask: 'Poser aussitôt' },
  },
} satisfies Translation<'fr'>['choices'];
