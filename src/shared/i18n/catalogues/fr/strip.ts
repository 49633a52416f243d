import type { Translation } from '../../translation';

/** The strip, the ways between strip, window and full, and what is read beside the list in full. */
export const strip = {
  label: 'Suggestion',
  compact: 'Bandeau',
  window: 'Fenêtre',
  full: 'Plein écran',
  sizes: 'Taille de la fenêtre',
  hide: 'Masquer',
  newer: 'Suggestion plus récente',
  older: 'Suggestion plus ancienne',
  place: '{{place, number}} sur {{total, number}}',
  // One form for any number: the noun stays outside the count.
  fresh: 'Nouveau : {{fresh, number}}',
  freshHelp: {
    one: 'Afficher la nouvelle suggestion',
    many: 'Afficher la plus récente des {{count, number}} de nouvelles suggestions',
    other: 'Afficher la plus récente des {{count, number}} nouvelles suggestions',
  },
  offered: 'Poser la question « {{text}} » ?',
  ask: 'Demander',
  open: 'Ouvrir la fenêtre',
  emptyTitle: 'Posez une question, la réponse arrive ici',
  paused: 'Notifications suspendues jusqu’à {{time}}',
  signIn: 'Identification requise',
  more: 'et {{more, number}} de plus',
  reading: 'Lecture',
  nothing: 'Ce que vous choisissez à gauche s’affiche ici en entier.',
  answers: 'Répond à « {{question}} »',
} satisfies Translation<'fr'>['strip'];
