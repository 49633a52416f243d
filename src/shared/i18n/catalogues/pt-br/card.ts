import type { Translation } from '../../translation';

/** What a card says of what can be done with it. */
export const card = {
  actions: 'Mais ações',
  copySentence: 'Copiar como frase',
  copiedSentence: 'Frase copiada',
  opening: 'Abrindo…',
  copyAddress: 'Copiar endereço',
  copiedAddress: 'Endereço copiado',
  unpin: 'Desafixar',
  priority: 'prioridade {{priority, number}}',
  priorityHelp: 'Da base de conhecimento de origem; 1 é a mais alta.',
} satisfies Translation<'pt-BR'>['card'];
