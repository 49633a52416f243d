import type { Translation } from '../../translation';

/** The history of today. */
export const history = {
  title: 'Historique du jour',
  search: 'Rechercher dans les questions du jour',
  placeholder: 'Rechercher questions et réponses',
  clear: 'Effacer',
  list: 'Questions du jour',
  memory: 'Conservé uniquement dans la mémoire de cet ordinateur. Effacé à la déconnexion, à la fermeture et à minuit.',
  emptyTitle: 'Aucune question posée aujourd’hui',
  emptyHelp: 'Chaque question et son résultat restent ici jusqu’à la fin de la journée.',
  noneHelp: 'Essayez avec moins de mots, ou d’autres. La recherche porte sur les questions, les titres et les textes.',
  looking: 'Recherche…',
  noneFound: 'Rien trouvé pour « {{text}} »',
  some: '{{listed, number}} sur {{total, number}}',
  found: { one: '{{count, number}} trouvée', many: '{{count, number}} trouvées', other: '{{count, number}} trouvées' },
  questions: { one: '{{count, number}} question', many: '{{count, number}} de questions', other: '{{count, number}} questions' },
  shown: { one: '{{count, number}} affiché', many: '{{count, number}} affichés', other: '{{count, number}} affichés' },
  nonePassed: 'Tout écarté',
  nothingFound: 'Aucun résultat',
  noAnswer: 'Pas de réponse à temps',
  notAnswered: 'Sans réponse',
  notAsked: 'Non posée',
  replaced: 'Remplacée par une question plus récente',
  cancelled: 'Annulée',
} satisfies Translation<'fr'>['history'];
