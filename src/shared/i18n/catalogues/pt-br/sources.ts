import type { Translation } from '../../translation';

/** The list of knowledge bases, at sign-in and in the settings. Rows are counted from 1. */
export const sources = {
  label: 'Bases de conhecimento',
  help: 'A prioridade 1 é a mais alta; 10, a mais baixa.',
  id: 'ID da base de conhecimento {{row, number}}',
  idExample: 'ID da base',
  priority: 'Prioridade da base de conhecimento {{row, number}}',
  priorityHeading: 'Prioridade',
  remove: 'Remover base de conhecimento {{row, number}}',
  add: 'Adicionar base',
  none: 'Nenhuma ainda.',
} satisfies Translation<'pt-BR'>['sources'];
