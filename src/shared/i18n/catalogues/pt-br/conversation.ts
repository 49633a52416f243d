import type { Translation } from '../../translation';

/** Conversations: calls, the demo's call, and what is typed without one. */
export const conversation = {
  begin: 'Nova conversa',
  begun: 'Uma nova conversa começa com a próxima pergunta.',
  nothingAsked: 'Nenhuma pergunta ainda',
  nothingShown: 'Nenhuma sugestão ainda',
  earlier: 'Anteriores',
  since: { call: 'Chamada · desde {{time}}', demo: 'Chamada demo · desde {{time}}', desk: 'Sem chamada · desde {{time}}' },
  list: 'Conversas',
  short: { call: 'Chamada {{time}}', demo: 'Demo {{time}}', desk: 'Sem chamada {{time}}' },
  unread: { one: '{{count}} nova', many: '{{count}} novas', other: '{{count}} novas' },
  callId: 'Chamada {{id}}',
} satisfies Translation<'pt-BR'>['conversation'];
