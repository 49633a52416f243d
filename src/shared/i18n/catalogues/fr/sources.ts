import type { Translation } from '../../translation';

/** The list of knowledge bases, at sign-in and in the settings. Rows are counted from 1. */
export const sources = {
  label: 'Bases de connaissances',
  help: 'La priorité 1 est la plus haute, 10 la plus basse.',
  id: 'ID de la base de connaissances {{row, number}}',
  idExample: 'ID de base de connaissances',
  priority: 'Priorité de la base de connaissances {{row, number}}',
  priorityHeading: 'Priorité',
  remove: 'Retirer la base de connaissances {{row, number}}',
  add: 'Ajouter une base',
  none: 'Aucune pour l’instant.',
} satisfies Translation<'fr'>['sources'];
