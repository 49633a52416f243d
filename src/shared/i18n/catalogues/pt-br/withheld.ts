import type { Translation } from '../../translation';

/** What was withheld of an answer, and by which rule. `age` is a number of days in words. */
export const withheld = {
  label: { one: '{{count, number}} retido', many: '{{count, number}} retidos', other: '{{count, number}} retidos' },
  all: 'tudo retido',
  more: 'e mais {{more, number}}',
  stale: {
    one: '{{count, number}} com mais de {{age}}',
    many: '{{count, number}} com mais de {{age}}',
    other: '{{count, number}} com mais de {{age}}',
  },
  'below-threshold': {
    one: '{{count, number}} abaixo de {{threshold, percent}}',
    many: '{{count, number}} abaixo de {{threshold, percent}}',
    other: '{{count, number}} abaixo de {{threshold, percent}}',
  },
  undated: { one: '{{count, number}} sem data', many: '{{count, number}} sem data', other: '{{count, number}} sem data' },
  duplicate: { one: '{{count, number}} duplicado', many: '{{count, number}} duplicados', other: '{{count, number}} duplicados' },
  dismissed: {
    one: '{{count, number}} dispensado por você',
    many: '{{count, number}} dispensados por você',
    other: '{{count, number}} dispensados por você',
  },
  invalid: { one: '{{count, number}} ilegível', many: '{{count, number}} ilegíveis', other: '{{count, number}} ilegíveis' },
  'no-id': { one: '{{count, number}} sem identificador', many: '{{count, number}} sem identificador', other: '{{count, number}} sem identificador' },
  'no-text': { one: '{{count, number}} sem texto', many: '{{count, number}} sem texto', other: '{{count, number}} sem texto' },
  'no-score': { one: '{{count, number}} sem confiança', many: '{{count, number}} sem confiança', other: '{{count, number}} sem confiança' },
  older: 'sem atualização há mais de {{age}}',
  updatedOlder: 'Atualizado em {{date}}: há mais de {{age}}',
  needs: 'confiança mínima: {{threshold, percent}}',
  hasNeeds: '{{confidence, percent}}, mínimo de {{threshold, percent}}',
  noDate: 'Sem data',
  sameArticle: 'O mesmo artigo de um já exibido',
  youDismissed: 'Você o dispensou nesta conversa',
  unreadable: 'Ilegível',
  noIdentifier: 'Sem identificador',
  noText: 'Sem texto',
  noConfidence: 'Sem confiança',
  future: 'Tem data futura: {{date}}',
} satisfies Translation<'pt-BR'>['withheld'];
