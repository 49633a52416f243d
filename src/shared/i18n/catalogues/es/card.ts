import type { Translation } from '../../translation';

export const card = {
  actions: 'Más acciones',
  copySentence: 'Copiar como frase',
  copiedSentence: 'Frase copiada',
  opening: 'Abriendo…',
  copyAddress: 'Copiar dirección',
  copiedAddress: 'Dirección copiada',
  unpin: 'Desfijar',
  priority: 'prioridad {{priority, number}}',
  priorityHelp: 'De la base de conocimiento de la que procede; 1 es la más alta.',
} satisfies Translation<'es'>['card'];
