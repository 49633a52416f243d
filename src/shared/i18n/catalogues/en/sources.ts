/** The list of knowledge bases, at sign-in and in the settings. Rows are counted from 1. */
export const sources = {
  label: 'Knowledge bases',
  help: 'Priority 1 is the highest, 10 the lowest.',
  id: 'Knowledge base ID {{row, number}}',
  idExample: 'Knowledge base ID',
  priority: 'Priority of knowledge base {{row, number}}',
  priorityHeading: 'Priority',
  remove: 'Remove knowledge base {{row, number}}',
  add: 'Add knowledge base',
  none: 'None yet.',
} as const;
