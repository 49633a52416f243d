import type { Translation } from '../../translation';

/** The demo’s call. */
export const demo = {
  region: 'Appel de démo',
  badge: 'Démo',
  about: 'Boutique et connaissances fictives',
  customer: 'Client',
  agent: 'Agent',
  again: 'Rejouer',
  leave: 'S’identifier auprès de l’organisation',
  starting: 'Démarrage…',
  turn: 'Réplique {{turn, number}} sur {{turns, number}}',
  ended: 'Appel terminé',
  stopped: 'L’appel de démo s’est arrêté',
  couldNotGoOn: 'L’appel de démo n’a pas pu continuer.',
  ringing: 'Le téléphone sonne…',
} satisfies Translation<'fr'>['demo'];
