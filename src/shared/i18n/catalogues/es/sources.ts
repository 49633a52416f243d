import type { Translation } from '../../translation';

export const sources = {
  label: 'Bases de conocimiento',
  help: 'La prioridad 1 es la más alta; la 10, la más baja.',
  id: 'ID de la base de conocimiento {{row, number}}',
  idExample: 'ID de la base de conocimiento',
  priority: 'Prioridad de la base de conocimiento {{row, number}}',
  priorityHeading: 'Prioridad',
  remove: 'Quitar la base de conocimiento {{row, number}}',
  add: 'Añadir base de conocimiento',
  none: 'Aún no hay ninguna.',
} satisfies Translation<'es'>['sources'];
