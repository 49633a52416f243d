import type { TopicsOf } from '../../translation';

export const withheld = {
  label: { one: '{{count, number}} zurückgehalten', other: '{{count, number}} zurückgehalten' },
  all: 'alle zurückgehalten',
  more: 'und {{more, number}} weitere',
  stale: { one: '{{count, number}} vor über {{age}} aktualisiert', other: '{{count, number}} vor über {{age}} aktualisiert' },
  'below-threshold': { one: '{{count, number}} unter {{threshold, percent}}', other: '{{count, number}} unter {{threshold, percent}}' },
  undated: { one: '{{count, number}} ohne Datum', other: '{{count, number}} ohne Datum' },
  duplicate: { one: '{{count, number}} doppelt', other: '{{count, number}} doppelt' },
  dismissed: { one: '{{count, number}} von Ihnen verworfen', other: '{{count, number}} von Ihnen verworfen' },
  invalid: { one: '{{count, number}} unlesbar', other: '{{count, number}} unlesbar' },
  older: 'vor über {{age}} aktualisiert',
  updatedOlder: 'Aktualisiert am {{date}}: vor über {{age}}',
  needs: 'nötig: {{threshold, percent}}',
  hasNeeds: '{{confidence, percent}}, nötig: {{threshold, percent}}',
  noDate: 'Ohne Datum',
  sameArticle: 'Derselbe Artikel wie ein angezeigter',
  youDismissed: 'In dieser Konversation von Ihnen verworfen',
  unreadable: 'Unlesbar',
  future: 'Auf den {{date}} datiert, also in der Zukunft',
} satisfies TopicsOf<'de', 'withheld'>['withheld'];
