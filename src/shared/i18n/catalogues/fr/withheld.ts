import type { Translation } from '../../translation';

/** What was withheld of an answer, and by which rule. `age` is a number of days in words. */
export const withheld = {
  label: { one: '{{count, number}} écarté', many: '{{count, number}} écartés', other: '{{count, number}} écartés' },
  all: 'tout écarté',
  more: 'et {{more, number}} de plus',
  stale: {
    one: '{{count, number}} de plus de {{age}}',
    many: '{{count, number}} de plus de {{age}}',
    other: '{{count, number}} de plus de {{age}}',
  },
  'below-threshold': {
    one: '{{count, number}} sous {{threshold, percent}}',
    many: '{{count, number}} sous {{threshold, percent}}',
    other: '{{count, number}} sous {{threshold, percent}}',
  },
  undated: { one: '{{count, number}} sans date', many: '{{count, number}} sans date', other: '{{count, number}} sans date' },
  duplicate: { one: '{{count, number}} doublon', many: '{{count, number}} de doublons', other: '{{count, number}} doublons' },
  dismissed: {
    one: '{{count, number}} que vous avez ignoré',
    many: '{{count, number}} que vous avez ignorés',
    other: '{{count, number}} que vous avez ignorés',
  },
  invalid: { one: '{{count, number}} illisible', many: '{{count, number}} illisibles', other: '{{count, number}} illisibles' },
  'no-id': { one: '{{count, number}} sans identifiant', many: '{{count, number}} sans identifiant', other: '{{count, number}} sans identifiant' },
  'no-text': { one: '{{count, number}} sans texte', many: '{{count, number}} sans texte', other: '{{count, number}} sans texte' },
  'no-score': { one: '{{count, number}} sans confiance', many: '{{count, number}} sans confiance', other: '{{count, number}} sans confiance' },
  older: 'plus de {{age}}',
  updatedOlder: 'Mis à jour le {{date}} : plus de {{age}}',
  needs: 'minimum {{threshold, percent}}',
  hasNeeds: '{{confidence, percent}}, minimum {{threshold, percent}}',
  noDate: 'Sans date',
  sameArticle: 'Même article qu’un résultat affiché',
  youDismissed: 'Vous l’avez ignoré dans cette conversation',
  unreadable: 'Illisible',
  noIdentifier: 'Sans identifiant',
  noText: 'Sans texte',
  noConfidence: 'Sans confiance',
  future: 'Daté du {{date}}, une date à venir',
} satisfies Translation<'fr'>['withheld'];
