import type { Translation } from '../../translation';

export const withheld = {
  label: {
    one: '{{count, number}} retenido',
    many: '{{count, number}} retenidos',
    other: '{{count, number}} retenidos',
  },
  all: 'todo retenido',
  more: 'y {{more, number}} más',
  stale: {
    one: '{{count, number}} de hace más de {{age}}',
    many: '{{count, number}} de hace más de {{age}}',
    other: '{{count, number}} de hace más de {{age}}',
  },
  'below-threshold': {
    one: '{{count, number}} por debajo del {{threshold, percent}}',
    many: '{{count, number}} por debajo del {{threshold, percent}}',
    other: '{{count, number}} por debajo del {{threshold, percent}}',
  },
  undated: {
    one: '{{count, number}} sin fecha',
    many: '{{count, number}} sin fecha',
    other: '{{count, number}} sin fecha',
  },
  duplicate: {
    one: '{{count, number}} duplicado',
    many: '{{count, number}} de duplicados',
    other: '{{count, number}} duplicados',
  },
  dismissed: {
    one: '{{count, number}} que descartó usted',
    many: '{{count, number}} que descartó usted',
    other: '{{count, number}} que descartó usted',
  },
  invalid: {
    one: '{{count, number}} ilegible',
    many: '{{count, number}} ilegibles',
    other: '{{count, number}} ilegibles',
  },
  'no-id': { one: '{{count, number}} sin identificador', many: '{{count, number}} sin identificador', other: '{{count, number}} sin identificador' },
  'no-text': { one: '{{count, number}} sin texto', many: '{{count, number}} sin texto', other: '{{count, number}} sin texto' },
  'no-score': { one: '{{count, number}} sin confianza', many: '{{count, number}} sin confianza', other: '{{count, number}} sin confianza' },
  older: 'de hace más de {{age}}',
  updatedOlder: 'Actualizado el {{date}}: hace más de {{age}}',
  needs: 'necesita el {{threshold, percent}}',
  hasNeeds: '{{confidence, percent}}, necesita el {{threshold, percent}}',
  noDate: 'Sin fecha',
  sameArticle: 'El mismo artículo que otro que se muestra',
  youDismissed: 'Usted lo descartó en esta conversación',
  unreadable: 'Ilegible',
  noIdentifier: 'Sin identificador',
  noText: 'Sin texto',
  noConfidence: 'Sin confianza',
  future: 'Con fecha del {{date}}, que aún no ha llegado',
} satisfies Translation<'es'>['withheld'];
