import type { TopicsOf } from '../../translation';

export const sources = {
  label: 'Wissensdatenbanken',
  help: 'Priorität 1 ist die höchste, 10 die niedrigste.',
  id: 'ID der Wissensdatenbank {{row, number}}',
  idExample: 'ID der Wissensdatenbank',
  priority: 'Priorität der Wissensdatenbank {{row, number}}',
  priorityHeading: 'Priorität',
  remove: 'Wissensdatenbank {{row, number}} entfernen',
  add: 'Wissensdatenbank hinzufügen',
  none: 'Noch keine.',
} satisfies TopicsOf<'de', 'sources'>['sources'];
