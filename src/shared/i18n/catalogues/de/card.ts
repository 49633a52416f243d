import type { TopicsOf } from '../../translation';

export const card = {
  actions: 'Weitere Aktionen',
  copySentence: 'Als Satz kopieren',
  copiedSentence: 'Satz kopiert',
  opening: 'Wird geöffnet …',
  copyAddress: 'Adresse kopieren',
  copiedAddress: 'Adresse kopiert',
  unpin: 'Lösen',
  priority: 'Priorität {{priority, number}}',
  priorityHelp: 'Der Wissensdatenbank, aus der er stammt; 1 ist die höchste.',
} satisfies TopicsOf<'de', 'card'>['card'];
