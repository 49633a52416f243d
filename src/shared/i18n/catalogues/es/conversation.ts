import type { Translation } from '../../translation';

export const conversation = {
  begin: 'Nueva conversación',
  begun: 'Con la próxima pregunta empieza una nueva conversación.',
  nothingAsked: 'Aún no hay preguntas',
  nothingShown: 'Aún no hay sugerencias',
  earlier: 'Anteriores',
  since: { call: 'Llamada · desde {{time}}', demo: 'Llamada demo · desde {{time}}', desk: 'Sin llamada · desde {{time}}' },
  list: 'Conversaciones',
  short: { call: 'Llamada {{time}}', demo: 'Demo {{time}}', desk: 'Sin llamada {{time}}' },
  unread: { one: '{{count}} nueva', many: '{{count}} nuevas', other: '{{count}} nuevas' },
  callId: 'Llamada {{id}}',
} satisfies Translation<'es'>['conversation'];
