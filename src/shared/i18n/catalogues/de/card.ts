import type { TopicsOf } from '../../translation';

export const card = {
  actions: 'Weitere Aktionen',
  copySentence: 'Als Satz kopieren',
  copiedSentence: 'Satz kopiert',
  unpin: 'Lösen',
  priority: 'Priorität {{priority, number}}',
  priorityHelp: 'Der Wissensdatenbank, aus der er stammt; 1 ist die höchste.',
} satisfies TopicsOf<'de', 'card'>['card'];
